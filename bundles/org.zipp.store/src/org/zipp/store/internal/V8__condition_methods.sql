-- A condition is a method, by its id, with settings: name=value, by name, with commas between them.

ALTER TABLE conditions ADD COLUMN method VARCHAR DEFAULT 'generic' NOT NULL;
ALTER TABLE conditions ADD COLUMN settings VARCHAR DEFAULT '' NOT NULL;
UPDATE conditions SET method = LOWER(REPLACE(kind, '_', '-'));
UPDATE conditions SET settings = 'shots=' || CAST(shots AS VARCHAR) WHERE kind = 'PERSONA';
ALTER TABLE conditions DROP COLUMN kind;
ALTER TABLE conditions DROP COLUMN shots;
