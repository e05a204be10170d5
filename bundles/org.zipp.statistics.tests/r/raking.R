# Makes src/org/zipp/statistics/weighting/raking.tsv: what the package survey computes after raking, for the tests to agree with.
# Needs R with survey (Debian: r-cran-survey); written with survey 4.1.
# Data: apiclus1, apistrat and apisrs (Academic Performance Index of Californian schools, 2000) and nhanes (National Health
# and Nutrition Examination Survey 2009-2010), all from survey (Thomas Lumley, GPL-2 | GPL-3).
# Run in this folder: Rscript raking.R
suppressMessages(library(survey))
data(api)
data(nhanes)
out <- file("../src/org/zipp/statistics/weighting/raking.tsv", "w")
emit <- function(name, ...) {
  cat(name, vapply(list(...), function(v) paste(if (is.character(v)) v else sprintf("%.17g", v), collapse = ","), ""),
      sep = "\t", file = out)
  cat("\n", file = out)
}
tight <- list(maxit = 5000, epsilon = 1e-13)
margin <- function(name, counts) {
  d <- data.frame(names(counts), as.vector(counts), stringsAsFactors = TRUE)
  names(d) <- c(name, "Freq")
  d
}
# A case: the data by row, then what to rake to, then weights and estimates.
# case   name, outcome, cluster, start weights
# levels name, variable, code of each row (from 0), counts in the population
# rake   name, weights, effective n
# mean   name, cluster or row, mean, se, deff (with replacement), low, high (t, clusters - 1)
# part   name, cluster or row, variable of the part, its level, mean, se
# share  name, cluster or row, level of the outcome cut at, proportion, se, low, high by mean, logit and beta
case <- function(name, data, outcome, cluster, start, counts, parts) {
  y <- data[[outcome]]
  emit("case", name, y, as.integer(factor(data[[cluster]])) - 1, start)
  for (v in names(counts)) emit("levels", name, v, match(as.character(data[[v]]), names(counts[[v]])) - 1, as.vector(counts[[v]]))
  data$start <- start
  data$cluster <- data[[cluster]]
  data$above <- as.numeric(y > median(y))
  for (v in names(counts)) data[[v]] <- factor(data[[v]], names(counts[[v]]))
  for (unit in c("cluster", "row")) {
    base <- svydesign(id = if (unit == "cluster") ~cluster else ~1, weights = ~start, data = data)
    raked <- suppressWarnings(rake(base, lapply(names(counts), function(v) reformulate(v)), Map(margin, names(counts), counts), control = tight))
    w <- weights(raked)
    if (unit == "cluster") emit("rake", name, w, sum(w)^2 / sum(w^2))
    m <- svymean(reformulate(outcome), raked, deff = "replace")
    ci <- confint(m, df = degf(base))
    emit("mean", name, unit, coef(m), SE(m), deff(m), ci[1], ci[2])
    for (p in parts) for (l in names(counts[[p]])) {
      in_part <- data[[p]] == l
      d <- svymean(reformulate(outcome), subset(raked, in_part))
      emit("part", name, unit, p, match(l, names(counts[[p]])) - 1, coef(d), SE(d))
    }
    share <- svymean(~above, raked)
    ci <- list(); for (method in c("mean", "logit", "beta")) ci[[method]] <- as.numeric(attr(svyciprop(~above, raked, method = method, df = degf(base)), "ci"))
    emit("share", name, unit, coef(share), SE(share), unlist(ci))
    # Raw against raked: the influence of both in one.
    plain <- svydesign(id = if (unit == "cluster") ~cluster else ~1, weights = rep(1, nrow(data)), data = data)
    left <- attr(svymean(reformulate(outcome), plain, influence = TRUE), "influence")
    full <- attr(svymean(reformulate(outcome), raked, influence = TRUE), "influence")
    for (i in 1:10) for (s in raked$postStrata[[1]]) full <- full - w * ave(full / w, s)
    variance <- function(u) { t <- if (unit == "cluster") rowsum(u, data$cluster) else u; n <- length(t); n / (n - 1) * sum((t - mean(t))^2) }
    a <- coef(svymean(reformulate(outcome), plain)); b <- coef(m)
    emit("difference", name, unit, b - a, sqrt(variance(full - left)), b / a - 1, sqrt(variance(full / a - b / a^2 * left)))
    # Trimmed once, at twice the mean weight and at 0.7 of it.
    cap <- 2 * mean(w); floor <- .7 * mean(w)
    cut <- trimWeights(raked, upper = cap, lower = floor, strict = TRUE)
    t <- svymean(reformulate(outcome), cut)
    emit("trim", name, unit, 2, .7, weights(cut), coef(t), SE(t))
  }
}
stype <- c(E = 4421, H = 755, M = 1018)
wide <- c(No = 1072, Yes = 5122)
case("apiclus1", apiclus1, "api00", "dnum", rep(1, nrow(apiclus1)), list(stype = stype, sch.wide = wide), "stype")
case("apistrat", apistrat, "api00", "dnum", apistrat$pw, list(stype = stype, sch.wide = wide, awards = c(No = 2000, Yes = 4194)), c("stype", "awards"))
case("apisrs", apisrs, "api00", "dnum", rep(1, nrow(apisrs)), list(stype = stype, comp.imp = c(No = 1650, Yes = 4544)), "comp.imp")
# Five margins: every seventh grown-up of nhanes, to shares of the whole survey by its weights, with made margins of the rest.
n <- subset(nhanes, !is.na(HI_CHOL) & agecat != "(0,19]")
n$agecat <- factor(n$agecat); n$race <- factor(n$race); n$sex <- factor(n$RIAGENDR)
n$half <- factor(n$SDMVPSU); n$third <- factor(n$SDMVSTRA %% 3)
whole <- n
n <- n[seq(1, nrow(n), by = 7), ]
n$group <- paste(n$SDMVSTRA, n$SDMVPSU)
five <- lapply(c(agecat = "agecat", race = "race", sex = "sex", half = "half", third = "third"), function(v) { t <- tapply(whole$WTMEC2YR, whole[[v]], sum); t / sum(t) * 10000 })
case("nhanes", n, "HI_CHOL", "group", n$WTMEC2YR / 10000, five, c("race", "sex"))
# Votes of raters: a rater's wins of votes, raters raked (rows of apiclus1 stand for raters).
a <- apiclus1
a$won <- a$enroll %% 7; a$cast <- a$won + a$api.stu %% 5 + 1
raked <- rake(svydesign(id = ~1, weights = ~1, data = transform(a, one = 1)), list(~stype, ~sch.wide), list(margin("stype", stype), margin("sch.wide", wide)), control = tight)
r <- svyratio(~won, ~cast, raked)
emit("ratio", "apiclus1", a$won, a$cast, coef(r), SE(r))
# Groups of raters who each voted as often: Welch's tests of the raters' rates (chickwts of R: weight of chicks by feed).
feed <- as.integer(chickwts$feed) - 1
y <- chickwts$weight / 500
p <- function(adjust) { t <- pairwise.t.test(y, feed, p.adjust.method = adjust, pool.sd = FALSE)$p.value; t[!is.na(t)] }
w <- oneway.test(y ~ factor(feed))
first <- t.test(y[feed == 0], y[feed == 1])
rest <- t.test(y[feed == 0], y[feed != 0])
emit("groups", y, feed, p("none"), p("holm"), p("BH"), w$statistic, w$parameter, w$p.value, c(first$conf.int, first$parameter, rest$conf.int, rest$parameter),
     tapply(y, feed, mean), tapply(y, feed, function(v) sd(v) / sqrt(length(v))))
# Groups of raked rows: the covariances of their means.
d <- apiclus1; d$won <- d$api00 / 1000
r <- rake(svydesign(id = ~1, weights = ~1, data = transform(d, one = 1)), list(~stype, ~sch.wide), list(margin("stype", stype), margin("sch.wide", wide)), control = tight)
w <- weights(r)
u <- sapply(levels(d$stype), function(l) {
  i <- d$stype == l
  x <- w * i * (d$won - sum((w * d$won)[i]) / sum(w[i])) / sum(w[i])
  for (k in 1:10) for (s in r$postStrata[[1]]) x <- x - w * ave(x / w, s)
  x
})
for (unit in c("cluster", "row")) {
  t <- if (unit == "cluster") rowsum(u, d$dnum) else u
  v <- nrow(t) / (nrow(t) - 1) * crossprod(scale(t, scale = FALSE))
  emit("covariance", "apiclus1", unit, tapply(w * d$won, d$stype, sum) / tapply(w, d$stype, sum), as.vector(v))
}
close(out)
