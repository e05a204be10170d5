-- Where pictures lie: FOLDER, or DATABASE when the server keeps them for machines that do not have the folder.
ALTER TABLE study ADD COLUMN pictures VARCHAR DEFAULT 'FOLDER' NOT NULL;

-- Changes of the tables that came after the notices are heard too.
CREATE TRIGGER tell_designs AFTER INSERT OR UPDATE OR DELETE ON designs FOR EACH ROW EXECUTE FUNCTION tell_change('STUDY');
CREATE TRIGGER tell_plans AFTER INSERT OR UPDATE OR DELETE ON plans FOR EACH ROW EXECUTE FUNCTION tell_change('STUDY');
CREATE TRIGGER tell_deviations AFTER INSERT OR UPDATE OR DELETE ON deviations FOR EACH ROW EXECUTE FUNCTION tell_change('STUDY');
CREATE TRIGGER tell_looks AFTER INSERT OR UPDATE OR DELETE ON looks FOR EACH ROW EXECUTE FUNCTION tell_change('STUDY');
CREATE TRIGGER tell_sessions AFTER INSERT OR UPDATE OR DELETE ON sessions FOR EACH ROW EXECUTE FUNCTION tell_change('VOTES');
CREATE TRIGGER tell_remarks AFTER INSERT OR UPDATE OR DELETE ON remarks FOR EACH ROW EXECUTE FUNCTION tell_change('VOTES');
CREATE TRIGGER tell_rating_tasks AFTER INSERT OR UPDATE OR DELETE ON rating_tasks FOR EACH ROW EXECUTE FUNCTION tell_change('TRIALS');

-- Who logs in as what (see team.sql). Only logins of this table are ever changed or dropped.
CREATE TABLE team_logins (
	login ${name} PRIMARY KEY,
	role VARCHAR NOT NULL CHECK (role IN ('LEAD', 'RATER', 'EXPERT', 'VIEWER')),
	rater_id ${name} REFERENCES raters (id) ON DELETE CASCADE,
	added_at TIMESTAMP(6) WITH TIME ZONE NOT NULL
);

-- The rater that a login belongs to; of whoever logged in, whatever role is set afterwards.
CREATE FUNCTION own_rater() RETURNS VARCHAR LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ${schema}, pg_temp AS $body$
	SELECT rater_id FROM team_logins WHERE login = session_user
$body$;

CREATE FUNCTION own_login() RETURNS SETOF team_logins LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ${schema}, pg_temp AS $body$
	SELECT * FROM team_logins WHERE login = session_user
$body$;

-- A rater takes an answer back only when it stays for the record.
CREATE FUNCTION votes_are_withdrawn() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = ${schema}, pg_temp AS $body$
BEGIN
	IF own_rater() IS NOT NULL AND NOT EXISTS (SELECT * FROM withdrawn_votes w WHERE w.trial_id = OLD.trial_id
			AND w.token = OLD.token AND w.voted_at = OLD.voted_at AND w.choice = OLD.choice) THEN
		RAISE EXCEPTION 'An answer that is taken back stays for the record.' USING ERRCODE = '42501';
	END IF;
	RETURN OLD;
END
$body$;
CREATE TRIGGER votes_are_withdrawn BEFORE DELETE ON votes FOR EACH ROW EXECUTE FUNCTION votes_are_withdrawn();

-- Whoever cannot be told of changes, as behind a pooler of connections, looks at these numbers: each grows with every change of its
-- kind of thing, at the latest when the change is committed.
CREATE SEQUENCE changes_study;
CREATE SEQUENCE changes_users;
CREATE SEQUENCE changes_evidence;
CREATE SEQUENCE changes_personas;
CREATE SEQUENCE changes_rewrites;
CREATE SEQUENCE changes_images;
CREATE SEQUENCE changes_tasks;
CREATE SEQUENCE changes_trials;
CREATE SEQUENCE changes_votes;
CREATE SEQUENCE changes_steps;
CREATE OR REPLACE FUNCTION tell_change() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = ${schema}, pg_temp AS $body$
BEGIN
	PERFORM pg_notify('zipp' || left(md5(TG_TABLE_SCHEMA), 24), TG_ARGV[0] || ' ' || current_setting('application_name'));
	PERFORM nextval(('changes_' || lower(TG_ARGV[0]))::regclass);
	RETURN NULL;
END
$body$;
