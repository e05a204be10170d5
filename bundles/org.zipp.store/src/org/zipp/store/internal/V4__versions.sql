-- What people edit row by row knows the version that was seen; a task knows who works on it, and until when.
ALTER TABLE study ADD COLUMN version INTEGER DEFAULT 0 NOT NULL;
ALTER TABLE conditions ADD COLUMN version INTEGER DEFAULT 0 NOT NULL;
ALTER TABLE prompts ADD COLUMN version INTEGER DEFAULT 0 NOT NULL;
ALTER TABLE raters ADD COLUMN version INTEGER DEFAULT 0 NOT NULL;
ALTER TABLE tasks ADD COLUMN holder VARCHAR DEFAULT '' NOT NULL;
ALTER TABLE tasks ADD COLUMN held_until TIMESTAMP(6) WITH TIME ZONE;
