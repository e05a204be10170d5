-- Makes the Parquet files of RapidataFileTest with DuckDB 2.0.0, in the form of Rapidata's published data sets; the votes are
-- made up. Run in an empty folder, then move the files to src/org/zipp/study/imported.
CREATE TABLE details(n INTEGER, text VARCHAR);
INSERT INTO details VALUES
	-- The older form: an object; mixed case, codes that say nothing, a vote without details, Namibia.
	(1, '{"votes": [{"votedFor": "flux/1_0.jpg", "userDetails": {"country": "IN", "language": "EN", "userScore": 0.78}},
		{"votedFor": "flux/1_0.jpg", "userDetails": {"country": "in", "language": "en", "userScore": 0.3}},
		{"votedFor": "dalle-3/1_0.jpg", "userDetails": {"country": "UD", "language": "unknown", "userScore": 0.5}},
		{"votedFor": "flux/1_0.jpg"}], "metadata": {"votes": 4}}'),
	(2, '{"votes": [{"votedFor": "dalle-3/2_0.jpg", "userDetails": null},
		{"votedFor": "dalle-3/2_0.jpg", "userDetails": {"country": "NA", "language": "af"}},
		{"votedFor": "midjourney/9_9.jpg", "userDetails": {"country": "FR", "language": "fr"}}]}'),
	-- The newer form: the list alone, names of files, age, gender and occupation, once nested.
	(3, '[{"votedFor": "sd3_3_0.jpg", "userDetails": {"country": "BY", "language": "ru", "userScores": {"global": 0.4469}, "age": "Unknown", "gender": "Other", "occupation": "Unknown"}},
		{"votedFor": "flux_3_0.jpg", "userDetails": {"country": "LY", "language": "ar", "demographics": {"age": "18-29", "gender": "Female"}}}]'),
	(4, NULL),
	(5, '{"votes": []}'),
	(6, '{"votes": [{"votedFor": "flux/6_0.jpg"}]}');
COPY (
	SELECT 'a prompt, "quoted" ' || (n % 3) AS prompt,
		{'bytes': '\x89PNG\xFF\x00'::BLOB, 'path': NULL} AS image1, {'bytes': '\x89PNG\xFE\x00'::BLOB, 'path': NULL} AS image2,
		CASE n WHEN 1 THEN 3 WHEN 2 THEN 2 WHEN 3 THEN 1 WHEN 4 THEN 5 WHEN 5 THEN 0 ELSE 1 END AS votes_image1,
		CASE n WHEN 1 THEN 1 WHEN 2 THEN 1 WHEN 3 THEN 1 WHEN 4 THEN 2 ELSE 0 END AS votes_image2,
		CASE n WHEN 2 THEN 'dalle-3' ELSE 'flux' END AS model1,
		CASE n WHEN 1 THEN 'dalle-3' WHEN 6 THEN 'flux' ELSE 'sd3' END AS model2,
		text AS detailed_results,
		CASE n WHEN 2 THEN 'dalle-3/2_0.jpg' ELSE 'flux/' || n || '_0.jpg' END AS image1_path,
		CASE n WHEN 1 THEN 'dalle-3/1_0.jpg' ELSE 'sd3/' || n || '_0.jpg' END AS image2_path
	FROM details ORDER BY n
) TO 'rapidata-paths.parquet' (FORMAT parquet, CODEC 'snappy');
-- No paths beside the pictures, several criteria, shares in place of counts.
COPY (
	SELECT 'a boat' AS prompt, {'bytes': 'x'::BLOB, 'path': 'a-model_7.png'} AS image1, {'bytes': 'y'::BLOB, 'path': 'b-model_7.png'} AS image2,
		'a-model' AS model1, 'b-model' AS model2,
		0.75 AS weighted_results_image1_preference, 0.25 AS weighted_results_image2_preference,
		'[{"votedFor": "a-model_7.png", "userDetails": {"country": "DE", "language": "de"}}, {"votedFor": "b-model_7.png", "userDetails": {"country": "DE", "language": "de"}}]' AS detailed_results_preference,
		'[{"votedFor": "b-model_7.png", "userDetails": {"country": "DE", "language": "de"}}]' AS detailed_results_alignment
) TO 'rapidata-criteria.parquet' (FORMAT parquet, CODEC 'zstd');
