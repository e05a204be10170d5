-- Ways in which the workbench reads: the queue by state, pictures by condition, participants of a large graph.
CREATE INDEX tasks_by_state ON tasks (state, place);
CREATE INDEX images_by_condition ON images (condition_id);
CREATE INDEX images_by_prompt ON images (prompt_id);
CREATE INDEX trials_by_left ON trials (left_condition);
CREATE INDEX trials_by_right ON trials (right_condition);
CREATE INDEX trials_by_prompt ON trials (prompt_id);
CREATE INDEX users_by_participant ON users (participant, id);
