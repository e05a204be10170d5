-- What makes pictures the same besides a generator's settings: its model, and the kind of device where that matters.
ALTER TABLE picture_settings ADD COLUMN model VARCHAR DEFAULT '' NOT NULL;
ALTER TABLE picture_settings ADD COLUMN device VARCHAR DEFAULT '' NOT NULL;

-- Whether its seed made a picture, what was rendered instead of its prompt, and what else is kept (name=value).
ALTER TABLE images ADD COLUMN seeds VARCHAR DEFAULT 'UNVERIFIED' NOT NULL;
ALTER TABLE images ADD COLUMN revised_prompt VARCHAR DEFAULT '' NOT NULL;
ALTER TABLE images ADD COLUMN remarks VARCHAR DEFAULT '' NOT NULL;
UPDATE images SET seeds = 'KEPT' WHERE generator = 'sketch, no diffusion';

-- Counts how often a task was taken, and is never set back: a result belongs to one taking.
ALTER TABLE tasks ADD COLUMN attempt BIGINT DEFAULT 0 NOT NULL;
UPDATE tasks SET attempt = attempts;

-- Pictures made where the study's folder is not, until they are collected into it.
CREATE TABLE picture_bytes (
	content ${name} PRIMARY KEY,
	size BIGINT NOT NULL,
	bytes BYTEA NOT NULL,
	stored_at TIMESTAMP(6) WITH TIME ZONE NOT NULL
);

-- Who works on the queue, by the name it holds tasks under.
CREATE TABLE workers (
	id ${name} PRIMARY KEY,
	name VARCHAR NOT NULL,
	generator VARCHAR NOT NULL,
	device VARCHAR NOT NULL,
	started_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
	seen_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
	made BIGINT NOT NULL,
	failed BIGINT NOT NULL,
	rate DOUBLE PRECISION NOT NULL,
	doing VARCHAR NOT NULL
);
