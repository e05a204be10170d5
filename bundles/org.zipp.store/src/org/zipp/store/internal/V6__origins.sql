-- What every product was made from, so that what rests on something changed can be told. Empty: not known.

-- Whether the graph that was mined last has a user: its fingerprint.
ALTER TABLE users ADD COLUMN graph VARCHAR DEFAULT '' NOT NULL;

CREATE TABLE evidence_origins (
	user_id ${name} PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
	content VARCHAR NOT NULL,
	graph VARCHAR NOT NULL,
	settings VARCHAR NOT NULL
);

ALTER TABLE personas ADD COLUMN content VARCHAR DEFAULT '' NOT NULL;
ALTER TABLE personas ADD COLUMN made_from VARCHAR DEFAULT '' NOT NULL;
ALTER TABLE personas ADD COLUMN made_by VARCHAR DEFAULT '' NOT NULL;

ALTER TABLE rewrites ADD COLUMN persona_of ${name} DEFAULT '' NOT NULL;
ALTER TABLE rewrites ADD COLUMN made_from VARCHAR DEFAULT '' NOT NULL;
ALTER TABLE rewrites ADD COLUMN made_by VARCHAR DEFAULT '' NOT NULL;

-- How pictures are made: generator, its settings, size and steps (0: it has none, or not known). The one used last counts.
CREATE TABLE picture_settings (
	id ${name} PRIMARY KEY,
	generator_id VARCHAR NOT NULL,
	generator VARCHAR NOT NULL,
	options VARCHAR NOT NULL,
	width INTEGER NOT NULL,
	height INTEGER NOT NULL,
	steps INTEGER NOT NULL,
	used_at TIMESTAMP(6) WITH TIME ZONE NOT NULL
);

INSERT INTO picture_settings (id, generator_id, generator, options, width, height, steps, used_at)
SELECT CASE WHEN generator = 'sketch, no diffusion' THEN 'sketch' ELSE generator END || '/' || width || 'x' || height,
	CASE WHEN generator = 'sketch, no diffusion' THEN 'sketch' ELSE generator END, generator, '', width, height, 0,
	MAX(created_at)
FROM images GROUP BY generator, width, height;

-- The setting is part of what a picture is; the prompt it was made from stays with it.
CREATE TABLE pictures (
	user_id ${name} NOT NULL,
	prompt_id ${name} NOT NULL,
	condition_id ${name} NOT NULL,
	seed BIGINT NOT NULL,
	setting ${name} DEFAULT '' NOT NULL,
	width INTEGER NOT NULL,
	height INTEGER NOT NULL,
	content VARCHAR NOT NULL,
	generator VARCHAR NOT NULL,
	seconds DOUBLE PRECISION NOT NULL,
	created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
	prompt VARCHAR DEFAULT '' NOT NULL,
	negative VARCHAR DEFAULT '' NOT NULL,
	CONSTRAINT picture_key PRIMARY KEY (user_id, prompt_id, condition_id, seed, setting),
	CONSTRAINT picture_prompt FOREIGN KEY (prompt_id) REFERENCES prompts (id),
	CONSTRAINT picture_condition FOREIGN KEY (condition_id) REFERENCES conditions (id)
);

INSERT INTO pictures (user_id, prompt_id, condition_id, seed, setting, width, height, content, generator, seconds,
	created_at, prompt, negative)
SELECT i.user_id, i.prompt_id, i.condition_id, i.seed,
	CASE WHEN i.generator = 'sketch, no diffusion' THEN 'sketch' ELSE i.generator END || '/' || i.width || 'x' || i.height,
	i.width, i.height, i.content, i.generator, i.seconds, i.created_at, COALESCE(t.prompt, ''), COALESCE(t.negative, '')
FROM images i LEFT JOIN tasks t ON t.user_id = i.user_id AND t.prompt_id = i.prompt_id
	AND t.condition_id = i.condition_id AND t.seed = i.seed;

DROP TABLE images;
ALTER TABLE pictures RENAME TO images;
CREATE INDEX images_by_condition ON images (condition_id);
CREATE INDEX images_by_prompt ON images (prompt_id);
CREATE INDEX images_by_content ON images (content);

-- The queue holds what is wanted in one setting.
ALTER TABLE tasks ADD COLUMN setting ${name} DEFAULT '' NOT NULL;
UPDATE tasks SET setting = COALESCE((SELECT MAX(i.setting) FROM images i WHERE i.user_id = tasks.user_id
	AND i.prompt_id = tasks.prompt_id AND i.condition_id = tasks.condition_id AND i.seed = tasks.seed), '');

-- With what parameters a step ran last, so that it can be run again as it was.
CREATE TABLE step_parameters (
	step ${name} NOT NULL,
	name ${name} NOT NULL,
	content VARCHAR NOT NULL,
	PRIMARY KEY (step, name)
);
