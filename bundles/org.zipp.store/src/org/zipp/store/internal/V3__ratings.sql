CREATE TABLE ratings (
	rater_id ${name} NOT NULL REFERENCES raters (id),
	user_id ${name} NOT NULL REFERENCES users (id),
	criterion ${name} NOT NULL,
	rating INTEGER NOT NULL CHECK (rating BETWEEN 1 AND 5),
	rated_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
	PRIMARY KEY (rater_id, user_id, criterion)
);
