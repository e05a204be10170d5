# Makes src/org/zipp/statistics/rate/winrate.tsv: intervals and models of win rates as R computes them on real data sets.
# Needs R with boot, BradleyTerry2, clubSandwich, lme4, MASS, mlmRev, numDeriv, sandwich and survey (Debian: r-cran-boot
# r-cran-bradleyterry2 r-cran-lme4 r-cran-mass r-cran-mlmrev r-cran-numderiv r-cran-sandwich r-cran-survey; CRAN: clubSandwich).
# Data, each a small part: BradleyTerry2 football (English Premier League results; GPL >= 2), MASS bacteria (GPL-2 | GPL-3),
# lme4 cbpp, VerbAgg and InstEval (GPL >= 2), mlmRev Contraception (GPL >= 2). Run in this folder: Rscript winrate.R
suppressMessages({
  library(sandwich)
  library(clubSandwich)
  library(lme4)
  library(survey)
})
out <- file("../src/org/zipp/statistics/rate/winrate.tsv", "w")
text <- function(v) paste(if (is.character(v)) v else sprintf("%.17g", as.numeric(v)), collapse = ",")
emit <- function(name, ...) {
  cat(name, vapply(list(...), text, ""), sep = "\t", file = out)
  cat("\n", file = out)
}

# Home side against away side, draws as ties, by season and in all.
football <- BradleyTerry2::football
matches <- rbind(table(football$season, factor(football$result, c(1, -1, 0))), colSums(table(football$season, factor(football$result, c(1, -1, 0)))))
small <- rbind(c(3, 1, 2), c(7, 0, 0), c(0, 4, 3), c(0, 0, 6), c(5, 5, 0), c(12, 3, 0))

# Davidson's model as a log-linear model of the three counts: wins, losses, ties, preference, its error, nu, interval.
for (r in c(1:6)) {
  x <- matches[r, ]
  d <- data.frame(count = x, lambda = c(1, 0, .5), tie = c(0, 0, 1))
  fit <- glm(count ~ lambda + tie, poisson, d, control = glm.control(epsilon = 1e-12, maxit = 100))
  l <- coef(fit)[["lambda"]]; se <- sqrt(vcov(fit)["lambda", "lambda"])
  emit("davidson", x, plogis(l), se * dlogis(l), exp(coef(fit)[["tie"]]), plogis(l + c(-1, 1) * qnorm(.975) * se))
}
# Exact interval: successes, n, level, low, high.
admissions <- apply(UCBAdmissions, c(1, 3), sum)
cases <- rbind(c(70, 125), c(145, 250), c(0, 10), c(10, 10), c(1, 1), c(500100, 1000000), cbind(admissions["Admitted", ], colSums(admissions)))
for (i in seq_len(nrow(cases))) for (level in c(.8, .95, .99)) {
  emit("clopper", cases[i, ], level, binom.test(cases[i, 1], cases[i, 2], conf.level = level)$conf.int)
}
# Score interval of a mean of outcomes 1, 1/2, 0: the multinomial likelihood is maximised numerically under the null.
# Wins, losses, ties, level, low, high; and Wald's with the multinomial variance, where there is any.
statistic <- function(x, delta) {
  # x: wins, losses, ties. Shares: losses q, wins q + delta, ties the rest.
  low <- max(0, -delta); high <- (1 - delta) / 2
  score <- function(q) {
    ratio <- function(a, b) if (a == 0) 0 else a / b
    ratio(x[1], q + delta) + ratio(x[2], q) - 2 * ratio(x[3], 1 - delta - 2 * q)
  }
  e <- 1e-14
  q <- if (score(high - e * (high - low)) > 0) high else if (score(low + e) < 0) low else
    uniroot(score, c(low + e, high - e * (high - low)), tol = 1e-16, maxiter = 10000)$root
  n <- sum(x)
  (x[1] - x[2] - n * delta) / sqrt(n * (2 * q + delta - delta^2))
}
bound <- function(x, z, range) uniroot(function(d) statistic(x, d) - z, range, tol = 1e-15, maxiter = 10000)$root
for (x in c(split(matches, row(matches)), split(small, row(small)))) for (level in c(.9, .95)) {
  d <- (x[1] - x[2]) / sum(x); z <- qnorm((1 + level) / 2); e <- 1e-9
  low <- if (d > -1) bound(x, z, c(-1 + e, d - e)) else -1
  high <- if (d < 1) bound(x, -z, c(d + e, 1 - e)) else 1
  emit("tango", x, level, (1 + c(low, high)) / 2)
}
for (r in 1:6) {
  y <- rep(c(1, 0, .5), matches[r, ])
  emit("wald", matches[r, ], mean(y) + c(-1, 1) * qnorm(.975) * sqrt(mean((y - mean(y))^2) / length(y)))
}

# Clusters: name, sums, sizes; rate; CR1 error; CR2 error, degrees of freedom, interval and p-value against 1/2;
# survey's logit interval on CR1 and G-1; the intra-class correlation by analysis of variance.
data(Contraception, package = "mlmRev")
districts <- droplevels(subset(Contraception, as.integer(district) <= 20))
people <- droplevels(subset(VerbAgg, as.integer(id) <= 60))
students <- droplevels(subset(InstEval, as.integer(s) <= 120))
sets <- list(
  bacteria = data.frame(y = as.numeric(MASS::bacteria$y == "y"), g = MASS::bacteria$ID),
  cbpp = with(cbpp, data.frame(y = unlist(Map(function(i, s) rep(1:0, c(i, s - i)), incidence, size)), g = rep(herd, size))),
  contraception = data.frame(y = as.numeric(districts$use == "Y"), g = districts$district),
  verbagg = data.frame(y = as.numeric(people$r2 == "Y"), g = people$id))
for (name in names(sets)) {
  d <- sets[[name]]
  fit <- lm(y ~ 1, d)
  v <- vcovCR(fit, d$g, "CR2")
  test <- coef_test(fit, v, test = "Satterthwaite")
  ci <- conf_int(fit, v, level = .95, test = "Satterthwaite")
  t <- (mean(d$y) - .5) / test$SE
  logit <- svyciprop(~y, svydesign(~g, data = d, weights = rep(1, nrow(d))), method = "logit")
  m <- summary(aov(y ~ factor(g), d))[[1]][["Mean Sq"]]
  sizes <- table(factor(d$g)); n0 <- (nrow(d) - sum(sizes^2) / nrow(d)) / (length(sizes) - 1)
  emit("cluster", name, tapply(d$y, factor(d$g), sum), sizes, mean(d$y), sqrt(vcovCL(fit, d$g, type = "HC1")), test$SE, ci$df,
       c(ci$CI_L, ci$CI_U), 2 * pt(-abs(t), ci$df), confint(logit), (m[1] - m[2]) / (m[1] + (n0 - 1) * m[2]))
}

# Two ways: scores, raters, prompts; the parts by rater, by prompt and by cell, and all together.
two <- function(name, y, r, p) {
  d <- data.frame(y = y, r = as.integer(factor(r)), p = as.integer(factor(p)))
  fit <- lm(y ~ 1, d)
  one <- function(f) vcovCL(fit, cluster = f, data = d, type = "HC1")[1]
  emit("twoway", name, d$y, d$r - 1, d$p - 1, mean(d$y), one(d$r), one(d$p), one(interaction(d$r, d$p, drop = TRUE)),
       vcovCL(fit, cluster = ~ r + p, data = d, type = "HC1")[1])
}
two("verbagg", as.numeric(people$r2 == "Y"), people$id, people$item)
two("insteval", as.numeric(students$y >= 4), students$s, students$d)
two("insteval by department and age", as.numeric(students$y >= 4), students$dept, students$studage)
# A part of the votes whose variance comes out negative.
for (k in 0:999) {
  part <- subset(people, as.integer(id) %in% (k %% 50 + 1:9) & as.integer(item) %in% (k %/% 50 + 1:4))
  d <- data.frame(y = as.numeric(part$r2 == "Y"), r = as.integer(factor(part$id)), p = as.integer(factor(part$item)))
  v <- vcovCL(lm(y ~ 1, d), cluster = ~ r + p, data = d, type = "HC1")[1]
  if (v < 0) { two("negative", d$y, d$r, d$p); break }
}

# Bootstrap over clusters: sums, sizes, the jackknife's acceleration, and percentile and BCa intervals of boot.
ratio <- function(d, i) sum(d[i, 1]) / sum(d[i, 2])
for (name in c("bacteria", "cbpp", "contraception")) {
  d <- sets[[name]]
  clusters <- cbind(tapply(d$y, factor(d$g), sum), table(factor(d$g)))
  set.seed(1)
  b <- boot::boot(clusters, ratio, 40000)
  l <- boot::empinf(b, type = "jack")
  ci <- boot::boot.ci(b, type = c("perc", "bca"), L = l)
  l <- l - mean(l)
  emit("boot", clusters[, 1], clusters[, 2], sum(l^3) / (6 * sum(l^2)^1.5), sd(b$t), ci$percent[4:5], ci$bca[4:5])
}
# All 6^6 draws of six clusters: the bootstrap distribution itself. Quantiles of type 7 at the percentile and BCa levels.
six <- with(sets$bacteria, cbind(tapply(y, g, sum), table(g)))[11:16, ]
draws <- as.matrix(expand.grid(rep(list(1:6), 6)))
t <- rowSums(matrix(six[draws, 1], ncol = 6)) / rowSums(matrix(six[draws, 2], ncol = 6))
t0 <- sum(six[, 1]) / sum(six[, 2])
l <- vapply(1:6, function(i) t0 - sum(six[-i, 1]) / sum(six[-i, 2]), 0); l <- l - mean(l)
a <- sum(l^3) / (6 * sum(l^2)^1.5)
z0 <- qnorm(mean(t < t0 - 1e-12) + mean(abs(t - t0) < 1e-12) / 2)
z <- z0 + qnorm(c(.05, .95))
emit("enumerated", six[, 1], six[, 2], sd(t) * sqrt((length(t) - 1) / length(t)), mean(t < t0 - 1e-12) + mean(abs(t - t0) < 1e-12) / 2, a,
     pnorm(z0 + z / (1 - a * z)), vapply(c(.05, .25, .5, .75, .95), function(q) quantile(t, q), 0))

# Random-intercept models. glmer's deviance is minimised further than its optimisers go, then differentiated by numDeriv;
# with more than one node glmer leaves out the likelihood of the saturated model, which is added here.
mixed <- function(name, formula, d, wins, trials, nodes) {
  control <- glmerControl(optimizer = "bobyqa", optCtrl = list(rhoend = 1e-9, maxfun = 1e5), tolPwrss = 1e-13, calc.derivs = FALSE)
  for (n in nodes) {
    fit <- glmer(formula, d, binomial, nAGQ = n, control = control)
    x <- getME(fit, "X")
    if (n == nodes[1]) {
      emit("mixeddata", name, as.integer(getME(fit, "flist")[[1]]) - 1, wins, trials, ncol(x), t(x))
    }
    deviance <- update(fit, devFunOnly = TRUE)
    best <- c(getME(fit, "theta"), fixef(fit))
    for (i in 1:3) best <- best - solve(numDeriv::hessian(deviance, best), numDeriv::grad(deviance, best))
    stopifnot(max(abs(best - c(getME(fit, "theta"), fixef(fit)))) < 1e-4)
    saturated <- if (n == 1) 0 else sum(dbinom(wins, trials, wins / trials, log = TRUE))
    v <- 2 * solve(numDeriv::hessian(deviance, best))
    # glmer's own covariance, differentiated more coarsely.
    own <- vcov(glmer(formula, d, binomial, nAGQ = n, control = glmerControl(optimizer = "bobyqa",
      optCtrl = list(rhoend = 1e-9, maxfun = 1e5), tolPwrss = 1e-13)), use.hessian = TRUE)
    stopifnot(max(abs(sqrt(diag(v))[-1] / sqrt(diag(as.matrix(own))) - 1)) < 1e-4)
    marginal <- function(b) mean(vapply(as.vector(x %*% b[-1]), function(e)
      integrate(function(u) plogis(e + b[1] * u) * dnorm(u), -Inf, Inf, rel.tol = 1e-11)$value, 0))
    g <- numDeriv::grad(marginal, best)
    # The likelihood ratio against no spread, in terms of one and the same deviance.
    emit("mixed", name, n, best[1], best[-1], sqrt(diag(v))[1], sqrt(diag(v))[-1], -deviance(best) / 2 + saturated,
         deviance(c(0, coef(glm(formula(nobars(formula)), binomial, d, control = glm.control(epsilon = 1e-12))))) / -2 + saturated,
         marginal(best), sqrt(as.vector(g %*% v %*% g)))
  }
}
mixed("cbpp", cbind(incidence, size - incidence) ~ period + (1 | herd), cbpp, cbpp$incidence, cbpp$size, c(1, 9, 25))
bacteria <- transform(MASS::bacteria, later = as.numeric(week > 2))
positive <- as.numeric(bacteria$y == "y"); ones <- rep(1, nrow(bacteria))
mixed("bacteria", y ~ trt + later + (1 | ID), bacteria, positive, ones, c(1, 9, 25))
mixed("bacteria alone", y ~ 1 + (1 | ID), bacteria, positive, ones, c(9, 25))
mixed("verbagg", r2 ~ 1 + (1 | id), people, as.numeric(people$r2 == "Y"), rep(1, nrow(people)), c(9, 25))
mixed("verbagg items", r2 ~ btype + situ + mode + Anger + (1 | id), people, as.numeric(people$r2 == "Y"), rep(1, nrow(people)), 9)
mixed("contraception", use ~ urban + livch + age + (1 | district), districts, as.numeric(districts$use == "Y"), rep(1, nrow(districts)), 9)
# Districts among which glmer finds no spread: logistic regression is the answer.
for (k in 1:40) {
  d <- droplevels(subset(Contraception, as.integer(district) %in% (k + 0:5)))
  fit <- suppressMessages(glmer(use ~ urban + (1 | district), d, binomial, nAGQ = 9))
  if (getME(fit, "theta") == 0) {
    plain <- glm(use ~ urban, binomial, d, control = glm.control(epsilon = 1e-12))
    emit("boundary", as.integer(d$district) - 1, as.numeric(d$use == "Y"), t(model.matrix(plain)), coef(plain), sqrt(diag(vcov(plain))),
         logLik(plain))
    break
  }
}
close(out)
