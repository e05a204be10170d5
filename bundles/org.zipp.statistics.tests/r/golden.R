# Makes src/org/zipp/statistics/golden.tsv: what R computes on real data sets, for the tests to agree with.
# Needs R with MASS, sandwich and BradleyTerry2 (Debian: r-base-core r-cran-mass r-cran-sandwich r-cran-bradleyterry2).
# Run in this folder: Rscript golden.R
suppressMessages({
  library(sandwich)
  library(BradleyTerry2)
})
out <- file("../src/org/zipp/statistics/golden.tsv", "w")
emit <- function(name, ...) {
  cat(name, vapply(list(...), function(v) paste(if (is.character(v)) v else sprintf("%.17g", v), collapse = ","), ""),
      sep = "\t", file = out)
  cat("\n", file = out)
}

# Exact two-sided binomial test: successes, n, p, p-value. The last rows are UCBAdmissions by department.
admissions <- apply(UCBAdmissions, c(1, 3), sum)
cases <- rbind(c(70, 125, .5), c(145, 250, .5), c(395, 500, .5), c(0, 10, .5), c(10, 10, .5), c(3, 7, .2), c(9, 12, .2),
               c(1, 30, .9), c(0, 5, .01), c(4, 4, .999), c(500100, 1000000, .5),
               cbind(admissions["Admitted", ], colSums(admissions), .5),
               cbind(admissions["Admitted", ], colSums(admissions), sum(admissions["Admitted", ]) / sum(admissions)))
for (i in seq_len(nrow(cases))) {
  x <- cases[i, 1]; n <- cases[i, 2]; p <- cases[i, 3]
  emit("binom", x, n, p, binom.test(x, n, p)$p.value)
}
# Wilson interval: successes, n, level, low, high.
for (i in seq_len(nrow(cases))) for (level in c(.9, .95, .99)) {
  x <- cases[i, 1]; n <- cases[i, 2]
  ci <- suppressWarnings(prop.test(x, n, conf.level = level, correct = FALSE))$conf.int
  emit("wilson", x, n, level, ci[1], ci[2])
}
# Adjusted p-values: raw, Holm, BH.
raw <- apply(admissions, 2, function(d) binom.test(d[1], sum(d))$p.value)
for (p in list(unname(raw), c(.01, .04, .03, .005), c(.2, .2, .9, 1, .0001), .03)) {
  emit("adjust", p, p.adjust(p, "holm"), p.adjust(p, "BH"))
}
# Chi-squared test of equal shares: counts, statistic, p-value.
for (x in list(c(18, 55), as.vector(apply(HairEyeColor, 2, sum)), c(500, 500))) {
  t <- chisq.test(x)
  emit("chisq", x, t$statistic, t$p.value)
}
# Quantiles of type 7: values, quartiles.
emit("quantile", precip, quantile(precip, c(.25, .5, .75), type = 7))
# A clustered proportion: tests for bacteria in children who came up to five times (MASS::bacteria).
positive <- as.numeric(MASS::bacteria$y == "y")
child <- MASS::bacteria$ID
fit <- lm(positive ~ 1)
se <- sqrt(vcovCL(fit, cluster = child, type = "HC1")[1, 1])
half <- qt(.975, nlevels(child) - 1) * se
emit("cluster", tapply(positive, child, sum), tapply(positive, child, length), mean(positive), se, mean(positive) - half,
     mean(positive) + half)
# Bradley-Terry: wins by row over column, abilities and standard errors relative to the first item.
bt <- function(counts) {
  n <- sort(unique(c(levels(counts$player1), levels(counts$player2))))
  counts$player1 <- factor(as.character(counts$player1), n)
  counts$player2 <- factor(as.character(counts$player2), n)
  model <- BTm(cbind(win1, win2), player1, player2, data = counts)
  a <- BTabilities(model)
  w <- matrix(0, length(n), length(n))
  for (r in seq_len(nrow(counts))) {
    i <- as.integer(counts$player1[r]); j <- as.integer(counts$player2[r])
    w[i, j] <- w[i, j] + counts$win1[r]
    w[j, i] <- w[j, i] + counts$win2[r]
  }
  emit("bt", n, as.vector(t(w)), a[, 1], a[, 2])
}
bt(countsToBinomial(citations))
baseball$player1 <- baseball$home.team
baseball$player2 <- baseball$away.team
baseball$win1 <- baseball$home.wins
baseball$win2 <- baseball$away.wins
bt(baseball)
close(out)
