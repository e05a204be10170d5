# Makes src/org/zipp/statistics/plan/power.tsv: power, bounds of sequential tests and exact tests as R computes them.
# Needs R with mvtnorm (Debian: r-base-core r-cran-mvtnorm). Run in this folder: Rscript power.R
# No data sets: every value follows from distributions.
suppressMessages(library(mvtnorm))
out <- file("../src/org/zipp/statistics/plan/power.tsv", "w")
emit <- function(name, ...) {
  cat(name, vapply(list(...), function(v) paste(if (is.character(v)) v else sprintf("%.17g", v), collapse = ","), ""),
      sep = "\t", file = out)
  cat("\n", file = out)
}

# Noncentral t: t, degrees of freedom, delta, P(T <= t). R's series lose digits in small upper tails, so only the lower
# tail is compared; above delta = 37.62 R takes an approximation, so there an integral stands for it.
for (df in c(1, 2, 3, 5, 9, 24, 49, 124, 999, 20000)) for (delta in c(0, 0.3, 1, 2.5, 4, 9, 20, 36)) {
  for (t in delta + c(-4, -1.5, 0, 0.7, 3)) {
    # Here R's series stops early: an integral with 30 digits (mpmath) gives 0.99838055603552..., 2.6e-9 less.
    if (df < 20000 || delta < 36) emit("nct", t, df, delta, pt(t, df, delta))
  }
}
s.density <- function(s, df) 2 * df * s * dchisq(df * s^2, df)
for (case in list(c(60, 49, 62), c(101, 9, 100), c(-2, 4, -50), c(300, 200, 310))) {
  t <- case[1]; df <- case[2]; delta <- case[3]
  f <- function(s) pnorm(t * s - delta) * s.density(s, df)
  cuts <- sort(pmax(0, c(0, delta / t - 5 / abs(t), delta / t, delta / t + 5 / abs(t), 1 + 12 / sqrt(2 * df))))
  emit("nct", t, df, delta, sum(vapply(1:4, function(i)
    integrate(f, cuts[i], cuts[i + 1], rel.tol = 1e-12, subdivisions = 1000)$value, 0)))
}

# Power of the clustered t test: raters, votes, variation, icc, win rate, ties, alpha, comparisons, power on the
# scale of the rate and of the logit, expected half width.
se <- function(m, n, cv, icc, p, ties) sqrt((p * (1 - p) - ties / 4) / m * ((1 - icc) / n + (1 + cv^2) * icc))
# Satterthwaite's degrees of freedom of the bias-reduced error, by the variation of cluster sizes.
satterthwaite <- function(m, cv) {
  f2 <- (1 + cv^2) / m
  if (f2 >= .5) 1 else max(1, 1 / (f2 + (f2 / (1 - f2))^2 * (1 - 1 / m)))
}
two.sided <- function(delta, df, level) {
  critical <- qt(1 - level / 2, df)
  1 - pt(critical, df, delta) + pt(-critical, df, delta)
}
designs <- rbind(c(50, 5, 0, .1, .6, 0, .05, 1), c(50, 2.5, .2, .1, .6, 0, .05, 1), c(50, 5, 0, .05, .58, 0, .01, 5),
                 c(12, 20, .4, .2, .7, .1, .05, 3), c(3, 1, 0, 0, .9, 0, .05, 1), c(400, 3, 1, .3, .45, .3, .05, 1),
                 c(2, 50, 0, .02, .8, 0, .1, 1), c(50, 20, 0, 0, .55, 0, .05, 1))
for (i in seq_len(nrow(designs))) {
  d <- designs[i, ]
  e <- se(d[1], d[2], d[3], d[4], d[5], d[6])
  level <- d[7] / d[8]
  df <- satterthwaite(d[1], d[3])
  emit("power", d, two.sided(abs(d[5] - .5) / e, d[1] - 1, level),
       two.sided(abs(qlogis(d[5])) * d[5] * (1 - d[5]) / e, df, level), qt(1 - level / 2, df) * e)
}
# Without clusters and ties the t test is that of power.t.test for one sample: raters, standard deviation as votes allow.
for (m in c(5, 20, 80)) for (p in c(.55, .65)) {
  emit("power", m, 4, 0, 0, p, 0, .05, 1,
       power.t.test(n = m, delta = p - .5, sd = sqrt(p * (1 - p) / 4), type = "one.sample", strict = TRUE)$power,
       two.sided(qlogis(p) * p * (1 - p) / sqrt(p * (1 - p) / 4 / m), m - 1, .05), qt(.975, m - 1) * sqrt(p * (1 - p) / 4 / m))
}

# Equivalence: the same design, margin, power by integration over the standard error.
for (case in list(c(50, 5, 0, .1, .5, 0, .05, 1, .1), c(100, 5, .3, .05, .52, .2, .05, 2, .1), c(6, 40, 0, 0, .5, 0, .05, 1, .08),
                  c(4, 10, 0, 0, .5, 0, .1, 1, .05), c(300, 10, 0, .02, .47, 0, .025, 1, .05))) {
  e <- se(case[1], case[2], case[3], case[4], case[5], case[6])
  df <- satterthwaite(case[1], case[3])
  critical <- qt(1 - case[7] / case[8], df)
  a <- (case[9] - (case[5] - .5)) / e
  b <- (case[9] + (case[5] - .5)) / e
  f <- function(s) pmax(0, pnorm(a - critical * s) - pnorm(critical * s - b)) * s.density(s, df)
  top <- case[9] / e / critical
  cuts <- seq(0, min(top, 1 + 14 / sqrt(2 * df)), length.out = 9)
  emit("equivalence", case, sum(vapply(1:8, function(i)
    integrate(f, cuts[i], cuts[i + 1], rel.tol = 1e-12, abs.tol = 1e-16, subdivisions = 1000)$value, 0)))
}

# Exact test: votes, win rate, ties, level, power; all outcomes are tried with binom.test.
exact <- function(n, p, level) if (n == 0) 0 else
  sum(vapply(0:n, function(x) if (binom.test(x, n)$p.value <= level) dbinom(x, n, p) else 0, 0))
for (case in list(c(250, .58, 0, .05), c(250, .65, 0, .01), c(125, .56, 0, .05), c(125, .78, 0, .002), c(7, .9, 0, .05),
                  c(5, .9, 0, .05), c(40, .3, 0, .05))) {
  emit("exact", case, exact(case[1], case[2], case[4]))
}
for (case in list(c(60, .6, .2, .05), c(30, .7, .5, .05))) {
  n <- case[1]; decided <- (case[2] - case[3] / 2) / (1 - case[3])
  emit("exact", case, sum(vapply(0:n, function(d) dbinom(d, n, 1 - case[3]) * exact(d, decided, case[4]), 0)))
}

# Sequential bounds: spending, parameter, alpha, information, cumulative spending, bounds, drift, chances to cross above,
# below, and the stagewise p-value of |z| = 2.1 at the last look. Every chance is a multivariate normal integral.
spending <- list(
  obf = function(t, a, g) 4 * (1 - pnorm(qnorm(1 - a / 4) / sqrt(t))), # both sides, each with half of alpha
  pocock = function(t, a, g) a * log(1 + (exp(1) - 1) * t),
  hsd = function(t, a, g) if (g == 0) a * t else a * (1 - exp(-g * t)) / (1 - exp(-g)),
  power = function(t, a, g) a * t^g)
# Miwa's integral is deterministic; it takes infinity as 1000 and says so each time.
# Within the bounds before the last look and above its bound.
above <- function(z, t, drift, last = z[length(z)]) {
  k <- length(t)
  if (k == 1) return(1 - pnorm(last - drift * sqrt(t)))
  corr <- outer(t, t, function(a, b) sqrt(pmin(a, b) / pmax(a, b)))
  suppressWarnings(as.numeric(pmvnorm(c(-z[-k], last), c(z[-k], Inf), drift * sqrt(t), corr = corr, algorithm = Miwa(steps = 512))))
}
sequential <- function(kind, g, alpha, t, drift) {
  spent <- vapply(t, function(x) spending[[kind]](x, alpha, g), 0)
  z <- numeric(0)
  for (k in seq_along(t)) {
    increment <- spent[k] - if (k == 1) 0 else spent[k - 1]
    tail <- function(c) 2 * above(c(z, c), t[1:k], 0) - increment
    z[k] <- if (k == 1) qnorm(1 - increment / 2) else uniroot(tail, c(0.5, 8), tol = 1e-11)$root
  }
  up <- vapply(seq_along(t), function(k) above(z[1:k], t[1:k], drift), 0)
  down <- vapply(seq_along(t), function(k) above(z[1:k], t[1:k], -drift), 0)
  k <- length(t)
  p <- spent[k - 1] + 2 * above(z, t, 0, 2.1)
  emit("sequential", kind, g, alpha, t, spent, z, drift, up, down, p)
}
five <- (1:5) / 5
sequential("obf", 0, .05, five, 3.2)
sequential("pocock", 0, .05, five, 3.2)
sequential("hsd", -4, .05, five, 2.5)
sequential("power", 3, .01, five, 3)
sequential("hsd", 1, .05, (1:4) / 4, 1)
sequential("hsd", 0, .1, c(.5, 1), 0)
sequential("power", 1, .05, c(.31, .47, .9, 1), 2)
sequential("obf", 0, .05, c(.3, .35, .8, 1), 3) # looks nobody planned
sequential("pocock", 0, .025, c(.1, .11, 1), 3)
close(out)
