# Makes src/org/zipp/statistics/quality/agreement.tsv: agreement and data quality in R, for the tests to agree with.
# Needs R with vcd, psych, lme4, survey, sandwich, tseries, BradleyTerry2
# (Debian: r-base-core r-cran-vcd r-cran-psych r-cran-lme4 r-cran-survey r-cran-sandwich r-cran-tseries
# r-cran-bradleyterry2). Run in this folder: Rscript agreement.R, then python3 agreement.py
# Small extracts of data sets are kept in the file it makes:
#   vcd (GPL-2): SexualFun, MSPatients; psych (GPL-2 or later): Gleser; lme4 (GPL-2 or later): Penicillin, InstEval
#   (40 lecturers by 25 students), sleepstudy; BradleyTerry2 (GPL-2 or later): baseball.
suppressMessages({
  library(vcd)
  library(psych)
  library(lme4)
  library(survey)
  library(sandwich)
  library(BradleyTerry2)
})
out <- file("../src/org/zipp/statistics/quality/agreement.tsv", "w")
emit <- function(name, ...) {
  cat(name, vapply(list(...), function(v) paste(if (is.character(v)) v else sprintf("%.17g", v), collapse = ","), ""),
      sep = "\t", file = out)
  cat("\n", file = out)
}

# Cohen: table by rows, weights, kappa, error, interval.
tables <- list(SexualFun, MSPatients[, , 1], MSPatients[, , 2])
for (t in tables) for (w in c("Equal-Spacing", "Fleiss-Cohen")) {
  k <- Kappa(t, weights = w)
  ci <- confint(k)
  if (w == "Equal-Spacing") {
    emit("kappa", as.vector(t(t)), "NONE", k$Unweighted[1], k$Unweighted[2], ci[1, 1], ci[1, 2])
  }
  emit("kappa", as.vector(t(t)), if (w == "Equal-Spacing") "LINEAR" else "QUADRATIC", k$Weighted[1], k$Weighted[2],
       ci[2, 1], ci[2, 2])
}

# Ratings: name, units, raters, unit, rater, value.
X <- NA
sets <- list(
  krippendorff = cbind(c(1, 2, 3, 3, 2, 1, 4, 1, 2, X, X, X), c(1, 2, 3, 3, 2, 2, 4, 1, 2, 5, X, 3),
                       c(X, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, X), c(1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, X)),
  shroutfleiss = rbind(c(9, 2, 5, 8), c(6, 1, 3, 2), c(8, 4, 6, 8), c(7, 1, 2, 6), c(10, 5, 6, 9), c(6, 2, 4, 7)),
  gleser = as.matrix(Gleser),
  gleserpairs = do.call(rbind, lapply(seq(1, 11, 2), function(j) as.matrix(Gleser[, j + 0:1]))),
  penicillin = with(Penicillin, tapply(diameter, list(plate, sample), mean)))
gaps <- sets$penicillin
gaps[seq(1, length(gaps), 5)] <- NA
gaps[1:3, 1:4] <- NA
sets$penicillingaps <- gaps
lecturers <- names(sort(table(InstEval$d), decreasing = TRUE))[1:40]
taught <- InstEval[InstEval$d %in% lecturers, ]
students <- names(sort(table(taught$s), decreasing = TRUE))[1:25]
taught <- droplevels(taught[taught$s %in% students, ])
sets$lecturers <- with(taught, tapply(y, list(d, s), mean))
for (name in names(sets)) {
  m <- unname(sets[[name]])
  at <- which(!is.na(m), arr.ind = TRUE)
  emit("ratings", name, nrow(m), ncol(m), at[, 1] - 1, at[, 2] - 1, m[at])
}

# Krippendorff: name, scale, alpha, observed and expected disagreement; from the matrix of coincidences.
alpha <- function(m, scale) {
  values <- sort(unique(m[!is.na(m)]))
  pairs <- matrix(0, length(values), length(values))
  for (u in seq_len(nrow(m))) {
    v <- match(m[u, !is.na(m[u, ])], values)
    if (length(v) > 1) for (i in seq_along(v)) for (j in seq_along(v)) if (i != j) {
      pairs[v[i], v[j]] <- pairs[v[i], v[j]] + 1 / (length(v) - 1)
    }
  }
  n <- rowSums(pairs)
  delta <- outer(seq_along(values), seq_along(values), Vectorize(function(c, k) switch(scale,
    NOMINAL = as.numeric(c != k),
    ORDINAL = (sum(n[c:k]) - (n[c] + n[k]) / 2)^2,
    INTERVAL = (values[c] - values[k])^2,
    RATIO = if (c == k) 0 else ((values[c] - values[k]) / (values[c] + values[k]))^2)))
  observed <- sum(pairs * delta) / sum(n)
  expected <- sum(outer(n, n) * delta) / (sum(n) * (sum(n) - 1))
  c(1 - observed / expected, observed, expected)
}
for (name in names(sets)) for (scale in c("NOMINAL", "ORDINAL", "INTERVAL", "RATIO")) {
  emit("alpha", name, scale, alpha(sets[[name]], scale))
}

# Fleiss: name, kappa, error whatever kappa is (survey: units drawn with replacement, delta method).
# Where numbers of ratings are equal or there are two categories also the published errors of the test.
options(survey.lonely.psu = "fail")
for (name in c("krippendorff", "gleser", "gleserpairs", "lecturers", "penicillin")) {
  m <- sets[[name]]
  m <- m[rowSums(!is.na(m)) > 1, ]
  values <- sort(unique(m[!is.na(m)]))
  x <- t(apply(m, 1, function(r) table(factor(r, values))))
  size <- rowSums(x)
  d <- data.frame(a = size - rowSums(x^2) / size, b = size - 1, size = size, x = x)
  names(d)[-(1:3)] <- paste0("x", seq_along(values))
  design <- suppressWarnings(svydesign(ids = ~1, weights = rep(1, nrow(d)), data = d))
  totals <- svytotal(as.formula(paste("~", paste(names(d), collapse = "+"))), design)
  chance <- paste0("(", paste0("(x", seq_along(values), "/size)^2", collapse = "+"), ")")
  k <- svycontrast(totals, list(k = parse(text = paste0("1 - (a/b) / (1 - ", chance, ")"))[[1]]))
  emit("fleiss", name, coef(k), SE(k))
  p <- colSums(x) / sum(x)
  if (all(size == size[1])) {
    s <- size[1]; N <- nrow(x); pq <- sum(p * (1 - p))
    emit("fleissnull", name, sqrt(2 / (N * s * (s - 1)) * (pq^2 - sum(p * (1 - p) * (1 - 2 * p))) / pq^2))
  }
  # Each category against the others: kappa and error of the test.
  per <- sapply(seq_along(values), function(j) {
    q <- x[, j]; nbar <- mean(size); nh <- 1 / mean(1 / size); N <- nrow(x); pp <- p[j] * (1 - p[j])
    c(1 - sum(q * (size - q) / size) / (N * (nbar - 1) * pp),
      sqrt(2 * (nh - 1) + (nbar - nh) * (1 - 4 * pp) / (nbar * pp)) / ((nbar - 1) * sqrt(N * nh)))
  })
  emit("fleisscategory", name, values, p, per[1, ], per[2, ])
}

# Pairs of raters: name, pairs, least, most and mean overlap, mean agreement, mean kappa and how many have one.
for (name in names(sets)) {
  m <- sets[[name]]
  rows <- NULL
  for (a in seq_len(ncol(m) - 1)) for (b in (a + 1):ncol(m)) {
    both <- !is.na(m[, a]) & !is.na(m[, b])
    if (any(both)) {
      values <- sort(unique(c(m[both, a], m[both, b])))
      t <- table(factor(m[both, a], values), factor(m[both, b], values))
      rows <- rbind(rows, c(sum(both), mean(m[both, a] == m[both, b]),
                            if (length(values) > 1) suppressWarnings(Kappa(t))$Unweighted[1] else NA))
    }
  }
  emit("pairs", name, nrow(rows), min(rows[, 1]), max(rows[, 1]), mean(rows[, 1]), mean(rows[, 2]),
       mean(rows[, 3], na.rm = TRUE), sum(!is.na(rows[, 3])))
}

# Intra-class correlation of complete ratings: name, form, value, F, degrees of freedom, p-value, interval.
forms <- c("ICC1_1", "ICC2_1", "ICC3_1", "ICC1_K", "ICC2_K", "ICC3_K")
for (name in c("shroutfleiss", "gleser", "gleserpairs", "penicillin")) {
  r <- suppressMessages(ICC(sets[[name]], lmer = FALSE))$results
  for (i in 1:6) emit("icc", name, forms[i], as.numeric(r[i, 2:8]))
}

# Mixed model: name, mean, variances of units, raters and remainder, REML deviance, and the profile interval of the
# shares unit / all and unit / (unit + remainder).
for (name in c("shroutfleiss", "gleser", "krippendorff", "penicillingaps", "lecturers")) {
  m <- sets[[name]]
  at <- which(!is.na(m), arr.ind = TRUE)
  d <- data.frame(y = m[at], unit = factor(at[, 1]), rater = factor(at[, 2]))
  fit <- lmer(y ~ 1 + (1 | unit) + (1 | rater), d, control = lmerControl(optimizer = "bobyqa",
    optCtrl = list(rhoend = 1e-12, maxfun = 1e5), calc.derivs = FALSE, check.conv.singular = "ignore"))
  deviance <- as.function(fit)
  # theta is in the order of the terms of the fit.
  terms <- names(getME(fit, "flist"))
  at <- function(unit, rater) deviance(if (terms[1] == "unit") c(unit, rater) else c(rater, unit))
  best <- optim(getME(fit, "theta"), deviance, control = list(reltol = 1e-15, maxit = 5000))
  best <- optim(best$par, deviance, control = list(reltol = 1e-15, maxit = 5000))
  theta <- best$par
  deviance(theta)
  least <- best$value
  fit2 <- suppressWarnings(lmer(y ~ 1 + (1 | unit) + (1 | rater), d, start = abs(theta), control = lmerControl(
    optimizer = "bobyqa", optCtrl = list(rhobeg = 1e-4, rhoend = 1e-13), calc.derivs = FALSE)))
  v <- as.data.frame(VarCorr(fit2))
  pick <- function(g) v$vcov[v$grp == g]
  interval <- function(absolute) {
    profile <- function(rho) optimize(function(angle) {
      r <- tan(angle); at(sqrt(rho / (1 - rho) * (if (absolute) 1 + r^2 else 1)), r)
    }, c(0, pi / 2 - 1e-4), tol = 1e-12)$objective
    estimate <- pick("unit") / (pick("unit") + pick("Residual") + if (absolute) pick("rater") else 0)
    f <- function(rho) profile(rho) - least - qchisq(.95, 1)
    c(if (f(0) <= 0) 0 else uniroot(f, c(0, estimate), tol = 1e-12)$root,
      uniroot(f, c(estimate, 1 - 1e-7), tol = 1e-12)$root)
  }
  emit("mixed", name, fixef(fit2), pick("unit"), pick("rater"), pick("Residual"), as.numeric(REMLcrit(fit2)),
       interval(TRUE), interval(FALSE))
}

# One-way analysis of variance: name, mean squares between and within, F, p-value.
for (name in c("krippendorff", "lecturers", "penicillingaps")) {
  m <- sets[[name]]
  at <- which(!is.na(m), arr.ind = TRUE)
  a <- anova(lm(m[at] ~ factor(at[, 1])))
  emit("oneway", name, a[1, 3], a[2, 3], a[1, 4], a[1, 5])
}

# Position bias, home teams as left sides and as clusters: wins at home and away by team, share, test, clustered error.
home <- tapply(baseball$home.wins, baseball$home.team, sum)
away <- tapply(baseball$away.wins, baseball$home.team, sum)
y <- rep(rep(1:0, 7), as.vector(rbind(home, away)))
team <- rep(seq_along(home), home + away)
se <- sqrt(vcovCL(lm(y ~ 1), cluster = team, type = "HC1")[1, 1])
each <- mapply(function(h, a) binom.test(h, h + a)$p.value, home, away)
emit("position", home, away, mean(y), binom.test(sum(home), sum(home + away))$p.value,
     2 * pt(-abs(mean(y) - .5) / se, 6), each, p.adjust(each, "holm"), p.adjust(each, "BH"))

# Response times, seconds (sleepstudy): rater, seconds, median, 1.4826 MAD of logs, quartiles of logs.
rater <- as.integer(sleepstudy$Subject) - 1
seconds <- sleepstudy$Reaction / 1000
lt <- log(seconds)
emit("times", rater, seconds, exp(median(lt)), mad(lt, constant = 1 / qnorm(.75)), quantile(lt, c(.25, .75)))
# A robust z of 2.2 as the limit: votes outside, then per rater the exact test of more of them than the others have.
z <- (lt - median(lt)) / mad(lt, constant = 1 / qnorm(.75))
flagged <- abs(z) > 2.2
p <- sapply(0:17, function(r) fisher.test(table(factor(rater == r, c(TRUE, FALSE)), factor(flagged, c(TRUE, FALSE))),
                                          alternative = "greater")$p.value)
emit("outlying", 2.2, sum(z < -2.2), sum(z > 2.2), p)
# Speed: medians, their median, and the studentised residual of the mean log times (equal numbers of votes).
means <- tapply(lt, rater, mean)
t <- rstudent(lm(means ~ 1))
emit("speed", tapply(seconds, rater, median), median(tapply(seconds, rater, median)), means, t, pt(t, 16))

# Runs: sequence of sides, runs, normal statistic (tseries), exact tails by the combinations.
side <- lt > median(lt)
for (s in list(side[1:40], side[41:120], side, c(TRUE, TRUE, FALSE), rep(c(TRUE, FALSE), 12))) {
  n1 <- sum(s); n2 <- sum(!s); runs <- length(rle(s)$lengths)
  mass <- function(r) if (r %% 2 == 0) 2 * choose(n1 - 1, r / 2 - 1) * choose(n2 - 1, r / 2 - 1) / choose(n1 + n2, n1) else
    (choose(n1 - 1, (r - 1) / 2) * choose(n2 - 1, (r - 3) / 2) + choose(n1 - 1, (r - 3) / 2) * choose(n2 - 1, (r - 1) / 2)) /
      choose(n1 + n2, n1)
  all <- sapply(2:(n1 + n2), mass)
  z <- if (n1 + n2 > 3) suppressMessages(tseries::runs.test(factor(s))) else NULL
  emit("runs", as.integer(s), runs, max(rle(s)$lengths), sum(all[seq_len(runs - 1)]), sum(all[(runs - 1):length(all)]),
       if (is.null(z)) 0 else z$statistic, if (is.null(z)) 1 else z$p.value)
}

# Self-consistency: the two days of MSPatients stand for two showings; Fisher's test of consistency by stratum.
agree <- sapply(1:2, function(i) c(sum(diag(MSPatients[, , i])), sum(MSPatients[, , i])))
emit("fisher", agree[1, ], agree[2, ], fisher.test(rbind(agree[1, ], agree[2, ] - agree[1, ]))$p.value,
     fisher.test(rbind(agree[1, ], agree[2, ] - agree[1, ]), alternative = "less")$p.value)
close(out)
