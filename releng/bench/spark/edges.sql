-- From raw dumps to an edge list that "zipp ingest --edges /edges" reads.
-- Spark reads plain and .gz dumps; unpack .zst ones before (zstd -d --long=31).
CREATE TEMPORARY VIEW dump (id STRING, author STRING, subreddit STRING, title STRING, body STRING,
  created_utc STRING, score STRING, over_18 BOOLEAN) USING json OPTIONS (path '/dumps/');

CREATE TABLE edges USING parquet OPTIONS (path '/edges', compression 'zstd') AS
SELECT author AS user, subreddit AS community, count_if(post) AS posts, count_if(NOT post) AS comments,
  min(created) AS first, max(created) AS last, sum(score) AS score
FROM (SELECT DISTINCT id, author, subreddit, title IS NOT NULL AS post,
    try_cast(created_utc AS BIGINT) AS created, coalesce(try_cast(score AS BIGINT), 0) AS score
  FROM dump
  WHERE (title IS NOT NULL OR body IS NOT NULL) AND author <> '[deleted]'
    AND NOT startswith(subreddit, 'u_') AND over_18 IS NOT TRUE)
WHERE id IS NOT NULL AND created IS NOT NULL
GROUP BY author, subreddit;
