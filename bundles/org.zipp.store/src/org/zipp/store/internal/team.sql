-- Who may do what with the tables of a study, run by the owner of the tables when a login is made and after each migration.
-- {base} is the schema of the study. Each role is a group: {lead}, {viewer}, {rater}, {expert}. Whoever is a rater or an expert has
-- rights on no table that holds more than their own, but sees a schema of the group's name, with views of the tables' names: the same
-- statements work there, and find what is one's own, without conditions. What is not named here is allowed to nobody but the lead. A
-- line with {each} stands for one of each table of the study.

-- Lead and viewer.
GRANT USAGE ON SCHEMA {base} TO {lead}, {viewer}, {rater}, {expert};
GRANT SELECT ON {base}.flyway_schema_history TO {lead}, {viewer}, {rater}, {expert};
GRANT SELECT, INSERT, UPDATE, DELETE ON {each} TO {lead};
GRANT USAGE, SELECT, UPDATE ON ALL SEQUENCES IN SCHEMA {base} TO {lead};
GRANT SELECT ON {each} TO {viewer};
GRANT SELECT ON ALL SEQUENCES IN SCHEMA {base} TO {viewer}, {rater}, {expert};
REVOKE ALL ON {base}.team_logins FROM {lead}, {viewer};
GRANT SELECT ON {base}.team_logins TO {lead};
ALTER TABLE {each} ENABLE ROW LEVEL SECURITY;
CREATE POLICY zipp_lead ON {each} TO {lead} USING (true) WITH CHECK (true);
CREATE POLICY zipp_viewer ON {each} FOR SELECT TO {viewer} USING (true);

-- What raters and experts have in common: {own} is each of the two. Behind a barrier, a function that somebody makes sees no row of others.
CREATE SCHEMA {own};
GRANT USAGE ON SCHEMA {own} TO {own};
CREATE VIEW {own}.study WITH (security_barrier) AS SELECT only_row, id, title, description, created_at, CAST(0 AS BIGINT) AS seed, simulated, version, question, pictures FROM {base}.study;
CREATE VIEW {own}.conditions WITH (security_barrier) AS SELECT * FROM {base}.conditions WHERE false;
CREATE VIEW {own}.images WITH (security_barrier) AS SELECT * FROM {base}.images WHERE false;
CREATE VIEW {own}.raters WITH (security_barrier) AS SELECT id, place, kind, user_id, version + 0 AS version FROM {base}.raters WHERE id = (SELECT {base}.own_rater());
CREATE VIEW {own}.rater_attributes WITH (security_barrier) AS SELECT * FROM {base}.rater_attributes WHERE rater_id = (SELECT {base}.own_rater());
CREATE VIEW {own}.designs WITH (security_barrier) AS SELECT * FROM {base}.designs;
CREATE VIEW {own}.consent_texts WITH (security_barrier) AS SELECT * FROM {base}.consent_texts;
CREATE VIEW {own}.consents WITH (security_barrier) AS SELECT * FROM {base}.consents WHERE rater_id = (SELECT {base}.own_rater()) WITH CHECK OPTION;
CREATE VIEW {own}.sessions WITH (security_barrier) AS SELECT * FROM {base}.sessions WHERE rater_id = (SELECT {base}.own_rater()) WITH CHECK OPTION;
CREATE VIEW {own}.intake_answers WITH (security_barrier) AS SELECT * FROM {base}.intake_answers WHERE rater_id = (SELECT {base}.own_rater()) WITH CHECK OPTION;
CREATE VIEW {own}.remarks WITH (security_barrier) AS SELECT * FROM {base}.remarks WHERE rater_id = (SELECT {base}.own_rater()) AND (trial_id IS NULL OR trial_id IN (SELECT t.id FROM {base}.trials t WHERE t.rater_id = (SELECT {base}.own_rater()))) WITH CHECK OPTION;
GRANT SELECT ON {own}.study, {own}.conditions, {own}.images, {own}.raters, {own}.rater_attributes, {own}.designs, {own}.consent_texts, {own}.consents, {own}.sessions, {own}.intake_answers, {own}.remarks TO {own};
-- An UPDATE of this column is refused, as it is computed; the right lets a row be locked.
GRANT UPDATE (version) ON {own}.raters TO {own};
GRANT INSERT ON {own}.consent_texts, {own}.consents, {own}.sessions, {own}.intake_answers, {own}.remarks TO {own};
GRANT UPDATE ON {own}.sessions, {own}.intake_answers TO {own};

-- Raters: their pairs without conditions, and their answers.
CREATE VIEW {rater}.users WITH (security_barrier) AS SELECT * FROM {base}.users WHERE false;
CREATE VIEW {rater}.trials WITH (security_barrier) AS SELECT id, rater_id, place, user_id, prompt_id, CAST('' AS VARCHAR) COLLATE "C" AS left_condition, CAST('' AS VARCHAR) COLLATE "C" AS right_condition, left_image, right_image, CAST(CASE WHEN kind = 'PRACTICE' THEN kind ELSE 'PAIR' END AS VARCHAR) AS kind, CAST('' AS VARCHAR) AS expected, 0 AS block FROM {base}.trials WHERE rater_id = (SELECT {base}.own_rater());
CREATE VIEW {rater}.prompts WITH (security_barrier) AS SELECT * FROM {base}.prompts WHERE id IN (SELECT t.prompt_id FROM {base}.trials t WHERE t.rater_id = (SELECT {base}.own_rater()));
CREATE VIEW {rater}.votes WITH (security_barrier) AS SELECT * FROM {base}.votes WHERE trial_id IN (SELECT t.id FROM {base}.trials t WHERE t.rater_id = (SELECT {base}.own_rater())) WITH CHECK OPTION;
CREATE VIEW {rater}.withdrawn_votes WITH (security_barrier) AS SELECT * FROM {base}.withdrawn_votes WHERE trial_id IN (SELECT t.id FROM {base}.trials t WHERE t.rater_id = (SELECT {base}.own_rater())) WITH CHECK OPTION;
CREATE VIEW {rater}.trial_problems WITH (security_barrier) AS SELECT * FROM {base}.trial_problems WHERE trial_id IN (SELECT t.id FROM {base}.trials t WHERE t.rater_id = (SELECT {base}.own_rater())) WITH CHECK OPTION;
CREATE VIEW {rater}.picture_bytes WITH (security_barrier) AS SELECT * FROM {base}.picture_bytes WHERE content IN (SELECT unnest(ARRAY[t.left_image, t.right_image]) FROM {base}.trials t WHERE t.rater_id = (SELECT {base}.own_rater()));
GRANT SELECT ON {rater}.users, {rater}.trials, {rater}.prompts, {rater}.votes, {rater}.withdrawn_votes, {rater}.trial_problems, {rater}.picture_bytes TO {rater};
GRANT UPDATE (left_condition) ON {rater}.trials TO {rater};
-- An answer goes only when the withdrawn one is kept: see votes_are_withdrawn.
GRANT INSERT, DELETE ON {rater}.votes TO {rater};
GRANT INSERT ON {rater}.withdrawn_votes TO {rater};
GRANT INSERT, UPDATE ON {rater}.trial_problems TO {rater};

-- Experts: the personas they rate, as texts, with the evidence but not who wrote it up; and their ratings.
CREATE VIEW {expert}.rating_tasks WITH (security_barrier) AS SELECT * FROM {base}.rating_tasks WHERE rater_id = (SELECT {base}.own_rater());
CREATE VIEW {expert}.users WITH (security_barrier) AS SELECT * FROM {base}.users WHERE id IN (SELECT t.user_id FROM {base}.rating_tasks t WHERE t.rater_id = (SELECT {base}.own_rater()));
CREATE VIEW {expert}.evidence WITH (security_barrier) AS SELECT id, user_id, CAST('' AS VARCHAR) AS method, kind, community, text, source, link, weight, place, tokens, within_budget FROM {base}.evidence WHERE user_id IN (SELECT t.user_id FROM {base}.rating_tasks t WHERE t.rater_id = (SELECT {base}.own_rater()));
CREATE VIEW {expert}.ratings WITH (security_barrier) AS SELECT * FROM {base}.ratings WHERE rater_id = (SELECT {base}.own_rater()) AND user_id IN (SELECT t.user_id FROM {base}.rating_tasks t WHERE t.rater_id = (SELECT {base}.own_rater())) WITH CHECK OPTION;
CREATE VIEW {expert}.prompts WITH (security_barrier) AS SELECT * FROM {base}.prompts WHERE false;
CREATE VIEW {expert}.trials WITH (security_barrier) AS SELECT * FROM {base}.trials WHERE false;
CREATE VIEW {expert}.votes WITH (security_barrier) AS SELECT * FROM {base}.votes WHERE false;
GRANT SELECT ON {expert}.rating_tasks, {expert}.users, {expert}.evidence, {expert}.ratings, {expert}.prompts, {expert}.trials, {expert}.votes TO {expert};
GRANT INSERT, UPDATE, DELETE ON {expert}.ratings TO {expert};
