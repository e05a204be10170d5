-- Makes the Parquet files of TableFilesTest with DuckDB 2.0.0, a writer that shares no code with the reader under test.
-- Run in an empty folder, then move the files to src/org/zipp/store.
COPY (
	SELECT 'u' || i AS "User",
		CASE WHEN i % 3 = 0 THEN NULL ELSE 'café 😀 "' || i || '"' END AS community,
		i::INTEGER AS n, (-i)::SMALLINT AS small,
		(255 - i)::UTINYINT AS u8, (4294967295 - i)::UINTEGER AS u32, (18446744073709551615 - i)::UBIGINT AS u64,
		i / 4.0::DOUBLE AS "double", i::DOUBLE AS whole, (i * 1.5)::FLOAT AS "float", 1e-7::DOUBLE AS tiny, 1e300::DOUBLE AS huge,
		(i * 1.25)::DECIMAL(10, 2) AS "decimal",
		DATE '2020-01-30' + i::INTEGER AS "date", TIMESTAMP '2020-01-31 12:34:56.789' AS "local",
		TIMESTAMPTZ '2020-01-31 12:34:56+02' AS "instant", TIME '12:34:56' AS "time",
		i % 2 = 0 AS truth, encode('é' || i) AS bytes, '\xFF\xFE'::BLOB AS broken, '' AS nothing,
		UUID 'afc5ad18-580c-4940-bd48-b5e66fb2e11f' AS id,
		[i, NULL, i + 1] AS list, {'a': i, 'b': 'x"y', 'c': [1.5, 2]} AS struct, MAP {'k': i::UINTEGER} AS map,
		'{"votes": [1]}'::JSON AS json
	FROM range(7) t(i)
) TO 'kinds.parquet' (FORMAT parquet, CODEC 'snappy');
COPY (SELECT 'u' || i AS "user", 'c' || i % 7 AS community, i AS count FROM range(5000) t(i))
	TO 'groups.parquet' (FORMAT parquet, CODEC 'zstd', ROW_GROUP_SIZE 2048);
COPY (SELECT 'a' AS "user" WHERE false) TO 'none.parquet' (FORMAT parquet);
COPY (SELECT 'a' AS "user") TO 'lz4.parquet' (FORMAT parquet, CODEC 'lz4');
