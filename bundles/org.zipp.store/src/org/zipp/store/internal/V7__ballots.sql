-- A trial is of a kind. An answer has the mark of the request that brought it, so that one sent twice is stored once.
ALTER TABLE trials ADD COLUMN kind VARCHAR DEFAULT 'PAIR' NOT NULL;
ALTER TABLE votes ADD COLUMN token VARCHAR DEFAULT '' NOT NULL;
ALTER TABLE withdrawn_votes ADD COLUMN token VARCHAR DEFAULT '' NOT NULL;
CREATE INDEX withdrawn_votes_by_trial ON withdrawn_votes (trial_id);

-- The users that evidence and personas are of; without any nobody was chosen.
CREATE TABLE cohort (
	user_id ${name} PRIMARY KEY
);
