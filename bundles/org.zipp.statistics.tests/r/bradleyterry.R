# Makes src/org/zipp/statistics/ranking/bradleyterry.tsv: paired comparisons of real data sets and what R computes from them.
# Needs R with BradleyTerry2, brglm, psychotools, sandwich, multcomp, mvtnorm and qvcalc (Debian: r-cran-bradleyterry2
# r-cran-brglm r-cran-psychotools r-cran-sandwich r-cran-multcomp r-cran-mvtnorm r-cran-qvcalc).
# Data: citations, baseball, icehockey, football, CEMS, flatlizards, springall of BradleyTerry2 (GPL-2 or later);
# GermanParties2009, SoundQuality of psychotools (GPL-2 or GPL-3). Run in this folder: Rscript bradleyterry.R
suppressMessages({
  library(BradleyTerry2)
  library(brglm)
  library(psychotools)
  library(sandwich)
  library(multcomp)
  library(mvtnorm)
  library(qvcalc)
})
out <- file("../src/org/zipp/statistics/ranking/bradleyterry.tsv", "w")
emit <- function(...) {
  cat(vapply(list(...), function(v) paste(if (is.character(v)) v else sprintf("%.17g", v), collapse = ","), ""), sep = "\t", file = out)
  cat("\n", file = out)
}
tight <- glm.control(epsilon = 1e-14, maxit = 200)

# A data set: name, number of items, left, right, score, weight, rater ("-" when not known); indices from 0.
data_set <- function(name, k, left, right, score, weight = 1, rater = NULL) {
  d <- data.frame(left = left - 1L, right = right - 1L, score, weight, rater = if (is.null(rater)) 0L else rater - 1L)
  d <- d[d$weight > 0, ]
  emit("data", name, k, d$left, d$right, d$score, d$weight, if (is.null(rater)) "-" else d$rater)
  d
}
# A result: data set, what, numbers.
result <- function(name, what, ...) emit("result", name, what, ...)

# Design of free abilities, the first item being the reference.
items_design <- function(d, k) {
  x <- matrix(0, nrow(d), k)
  x[cbind(seq_len(nrow(d)), d$left + 1)] <- 1
  x[cbind(seq_len(nrow(d)), d$right + 1)] <- -1
  x[, -1, drop = FALSE]
}
# Poisson form of Davidson's model with a side effect in the last column of x if there is one: estimates and covariance.
davidson <- function(d, x) {
  key <- paste(d$left, d$right, apply(x, 1, paste, collapse = " "))
  row <- match(key, unique(key))
  first <- match(unique(key), key)
  x <- x[first, , drop = FALSE]
  n <- length(first)
  counts <- sapply(c(1, .5, 0), function(s) tapply(d$weight * (d$score == s), factor(row, seq_len(n)), sum))
  full <- rbind(cbind(x / 2, 0), cbind(0 * x, 1), cbind(-x / 2, 0))
  pair <- factor(rep(seq_len(n), 3))
  fit <- glm(as.vector(counts) ~ 0 + full + pair, family = poisson, control = tight)
  p <- seq_len(ncol(full))
  eta <- x %*% coef(fit)[p[-length(p)]]
  tau <- coef(fit)[length(p)]
  logs <- cbind(eta / 2, tau, -eta / 2) - log(exp(eta / 2) + exp(-eta / 2) + exp(tau))[, 1]
  list(coef = coef(fit)[p], vcov = vcov(fit)[p, p], loglik = sum(counts * logs), x = x, counts = counts,
       deviance = deviance(fit), pearson = sum(residuals(fit, "pearson")^2), df = df.residual(fit))
}
# Firth's penalised estimates of a logistic model.
firth <- function(d, x) {
  fit <- brglm(d$score ~ 0 + x, weights = d$weight, family = binomial, control.glm = glm.control1(epsilon = 1e-14, maxit = 500),
               control.brglm = brglm.control(br.epsilon = 1e-13, br.maxit = 5000))
  list(coef = coef(fit), vcov = vcov(fit))
}

# Quasi-variances by qvcalc, which stops early, brought to the least squares it seeks.
quasi <- function(name, v) {
  q <- start <- qvcalc(v, estimates = rep(0, nrow(v)))$qvframe$quasiVar
  pairs <- combn(nrow(v), 2)
  x <- t(apply(pairs, 2, function(p) tabulate(p, nrow(v))))
  actual <- apply(pairs, 2, function(p) v[p[1], p[1]] + v[p[2], p[2]] - 2 * v[p[1], p[2]])
  for (i in 1:50) {
    fitted <- as.vector(x %*% q)
    q <- q + qr.solve(x / fitted, log(actual / fitted))
  }
  stopifnot(max(abs(q / start - 1)) < 1e-4)
  result(name, "quasi", q)
  result(name, "quasiError", range(sqrt(as.vector(x %*% q) / actual) - 1))
}

# Journal citations: abilities, simultaneous inference, quasi-variances, fit, penalised estimates.
cit <- countsToBinomial(citations)
k <- nlevels(cit$player1)
i <- as.integer(cit$player1); j <- as.integer(cit$player2)
d <- data_set("citations", k, c(i, i), c(j, j), rep(c(1, 0), each = length(i)), c(cit$win1, cit$win2))
bt <- BTm(cbind(win1, win2), player1, player2, data = cit, control = tight)
a <- BTabilities(bt)
result("citations", "ability", a[, 1]); result("citations", "error", a[, 2])
result("citations", "fit", deviance(bt), sum(residuals(bt, "pearson")^2), df.residual(bt))
quasi("citations", rbind(0, cbind(0, vcov(bt))))
f <- firth(d, items_design(d, k))
result("citations", "penalised", f$coef); result("citations", "penalisedError", sqrt(diag(f$vcov)))
# All pairs: correlation and critical value, adjusted p-values in the order (1,2), (1,3), ...
all_pairs <- function(coef, vcov, df = 0) {
  pairs <- combn(length(coef), 2)
  contrast <- matrix(0, ncol(pairs), length(coef))
  contrast[cbind(seq_len(ncol(pairs)), pairs[1, ])] <- 1
  contrast[cbind(seq_len(ncol(pairs)), pairs[2, ])] <- -1
  set.seed(1)
  g <- glht(parm(coef, vcov, df = df), contrast)
  list(critical = attr(confint(g, calpha = adjusted_calpha(maxpts = 2e5, abseps = 1e-4))$confint, "calpha"),
       p = as.vector(summary(g, test = adjusted(maxpts = 2e5, abseps = 1e-4))$test$pvalues))
}
simultaneous <- function(name, coef, vcov, df = 0) {
  centre <- diag(length(coef)) - 1 / length(coef)
  g <- all_pairs(coef, vcov, df)
  result(name, "pairs", g$critical); result(name, "pairP", g$p)
  v <- centre %*% vcov %*% t(centre)
  set.seed(1)
  quantile <- if (df == 0) qmvnorm(.95, tail = "both.tails", corr = cov2cor(v), interval = c(1, 6), algorithm = GenzBretz(2e5, 1e-5, 0))
              else qmvt(.95, tail = "both.tails", corr = cov2cor(v), df = df, interval = c(1, 20), algorithm = GenzBretz(2e5, 1e-5, 0))
  result(name, "centred", quantile$quantile)
}

pad <- function(coef, vcov) list(coef = c(0, coef), vcov = rbind(0, cbind(0, vcov)))
w <- pad(coef(bt), vcov(bt))
simultaneous("citations", w$coef, w$vcov)

# Baseball: home effect, likelihood-ratio test of it, simultaneous inference of abilities.
k <- nlevels(baseball$home.team)
i <- as.integer(baseball$home.team); j <- as.integer(baseball$away.team)
d <- data_set("baseball", k, c(i, i), c(j, j), rep(c(1, 0), each = length(i)), c(baseball$home.wins, baseball$away.wins))
baseball$home <- data.frame(team = baseball$home.team, at.home = 1)
baseball$away <- data.frame(team = baseball$away.team, at.home = 0)
plain <- BTm(cbind(home.wins, away.wins), home, away, ~ team, id = "team", data = baseball, control = tight)
sided <- update(plain, formula = ~ team + at.home)
a <- BTabilities(plain)
result("baseball", "ability", a[, 1]); result("baseball", "error", a[, 2])
s <- summary(sided)$coefficients
result("baseball", "sided", s[, 1]); result("baseball", "sidedError", s[, 2])
result("baseball", "side", s["at.home", ])
lr <- anova(plain, sided, test = "LRT")
result("baseball", "sideLR", lr$Deviance[2], lr$Df[2], lr$`Pr(>Chi)`[2])
result("baseball", "fit", deviance(sided), sum(residuals(sided, "pearson")^2), df.residual(sided))
w <- pad(coef(plain), vcov(plain))
simultaneous("baseball", w$coef, w$vcov)

# Ice hockey: ties count half, home ice.
k <- nlevels(icehockey$visitor)
d <- data_set("icehockey", k, as.integer(icehockey$visitor), as.integer(icehockey$opponent), icehockey$result)
hockey <- suppressWarnings(BTm(result, visitor, opponent, ~ team, id = "team", data = icehockey, control = tight))
a <- BTabilities(hockey)
result("icehockey", "ability", a[, 1]); result("icehockey", "error", a[, 2])
icehockey$first <- data.frame(team = icehockey$visitor, at.home = -as.numeric(icehockey$home.ice))
icehockey$second <- data.frame(team = icehockey$opponent, at.home = 0)
home <- suppressWarnings(BTm(result, first, second, ~ team + at.home, id = "team", data = icehockey, control = tight))
s <- summary(home)$coefficients
emit("covariate", "icehockey", "home", -as.numeric(icehockey$home.ice))
result("icehockey", "home", s["at.home", ])

# Football, season 2008-9: Davidson's model with and without a home effect.
f <- droplevels(subset(football, season == "2008-9"))
teams <- sort(unique(c(as.character(f$home), as.character(f$away))))
k <- length(teams)
d <- data_set("football", k, match(f$home, teams), match(f$away, teams), (f$result + 1) / 2)
m <- davidson(d, items_design(d, k))
result("football", "davidson", m$coef); result("football", "davidsonError", sqrt(diag(m$vcov))); result("football", "davidsonLL", m$loglik)
m <- davidson(d, cbind(items_design(d, k), 1))
result("football", "beaver", m$coef); result("football", "beaverError", sqrt(diag(m$vcov))); result("football", "beaverLL", m$loglik)

# Springall: ties as an outcome; response surface of item covariates with ties half.
sp <- springall$contests
k <- nlevels(sp$row)
i <- as.integer(sp$row); j <- as.integer(sp$col)
d <- data_set("springall", k, c(i, i, i), c(j, j, j), rep(c(1, .5, 0), each = length(i)), c(sp$win, sp$tie, sp$loss))
m <- davidson(d, items_design(d, k))
result("springall", "davidson", m$coef); result("springall", "davidsonError", sqrt(diag(m$vcov))); result("springall", "davidsonLL", m$loglik)
result("springall", "davidsonFit", m$deviance, m$pearson, m$df)
surface <- suppressWarnings(BTm(cbind(win.adj, loss.adj), col, row, ~ flav[..] + gel[..] + flav.2[..] + gel.2[..] + flav.gel[..],
                                data = springall, control = tight))
for (v in names(springall$predictors)) emit("covariate", "springall", v, springall$predictors[[v]])
s <- summary(surface)$coefficients
# BTm was given the column as first player, we say row.
result("springall", "surface", -s[, 1]); result("springall", "surfaceError", s[, 2])

# CEMS: student-specific preferences with ties half, errors robust to students; ties as an outcome by btmodel.
pref <- subset(CEMS$preferences, !is.na(win1))
schools <- levels(pref$school1)
k <- length(schools)
d <- data_set("CEMS", k, as.integer(pref$school1), as.integer(pref$school2), pref$win1.adj, 1, as.integer(pref$student))
st <- CEMS$students[pref$student, ]
terms <- list(WOR_LAT = list(st$WOR == "yes", CEMS$schools$LAT), DEG_St.Gallen = list(st$DEG == "yes", schools == "St.Gallen"),
              STUD_Paris = list(st$STUD == "commerce", schools == "Paris"), ENG_London = list(st$ENG == "poor", schools == "London"),
              FRA_Paris = list(st$FRA == "poor", schools == "Paris"), SPA_Barcelona = list(st$SPA == "poor", schools == "Barcelona"),
              ITA_Milano = list(st$ITA == "poor", schools == "Milano"), SEX_Milano = list(st$SEX == "male", schools == "Milano"))
x <- items_design(d, k)
for (n in names(terms)) {
  value <- as.numeric(terms[[n]][[1]]); contrast <- as.numeric(terms[[n]][[2]])
  stopifnot(!is.na(value))
  emit("interaction", "CEMS", n, value, contrast)
  x <- cbind(x, value * (contrast[d$left + 1] - contrast[d$right + 1]))
}
own <- suppressWarnings(glm(d$score ~ 0 + x, family = binomial, control = tight))
# The same by BTm, which must agree with the design above.
CEMS2 <- CEMS
CEMS2$preferences <- pref
yes <- c(WOR = "yes", DEG = "yes", STUD = "commerce", ENG = "poor", FRA = "poor", SPA = "poor", ITA = "poor", SEX = "male")
for (v in names(yes)) CEMS2$students[[v]] <- as.numeric(CEMS2$students[[v]] == yes[v])
byBTm <- suppressWarnings(BTm(player1 = school1, player2 = school2, outcome = cbind(win1.adj, win2.adj),
  formula = ~ .. + WOR[student]:LAT[..] + DEG[student]:St.Gallen[..] + STUD[student]:Paris[..] + ENG[student]:London[..] +
    FRA[student]:Paris[..] + SPA[student]:Barcelona[..] + ITA[student]:Milano[..] + SEX[student]:Milano[..],
  refcat = schools[1], data = CEMS2, control = tight))
stopifnot(length(coef(byBTm)) == ncol(x), max(abs(sort(coef(byBTm)) - sort(coef(own)))) < 1e-7)
result("CEMS", "students", coef(own)); result("CEMS", "studentsError", sqrt(diag(vcov(own))))
result("CEMS", "studentsRobust", sqrt(diag(vcovCL(own, cluster = d$rater, type = "HC0"))))
f <- firth(d, items_design(d, k))
result("CEMS", "penalised", f$coef); result("CEMS", "penalisedError", sqrt(diag(f$vcov)))
m <- davidson(d, items_design(d, k))
result("CEMS", "davidson", m$coef); result("CEMS", "davidsonError", sqrt(diag(m$vcov)))
# As btmodel: one row of comparisons per student, in the order of pairs (1,2), (1,3), (2,3), (1,4), ...
index <- which(upper.tri(diag(k)), arr.ind = TRUE)
wide <- matrix(NA_integer_, nrow(CEMS$students), nrow(index))
for (r in seq_len(nrow(d))) {
  l <- d$left[r] + 1; h <- d$right[r] + 1
  s <- as.integer(2 * d$score[r] - 1)
  wide[d$rater[r] + 1, which(index[, 1] == min(l, h) & index[, 2] == max(l, h))] <- if (l < h) s else -s
}
full <- rowSums(is.na(wide)) == 0
emit("complete", "CEMS", as.numeric(full))
b <- btmodel(paircomp(wide[full, ], labels = schools), type = "loglin", ref = 1, epsilon = 1e-14, maxit = 200)
result("CEMS", "btmodel", coef(b)[c(1:(k - 1), k)]); result("CEMS", "btmodelError", sqrt(diag(vcov(b)))[1:k]); result("CEMS", "btmodelLL", b$loglik)
g <- sum(full)
result("CEMS", "btmodelRobust", sqrt(diag(sandwich(b) * g / (g - 1))))

# Lizards: abilities from covariates that all lizards have.
ids <- levels(flatlizards$contests$winner)
k <- length(ids)
d <- data_set("flatlizards", k, as.integer(flatlizards$contests$winner), as.integer(flatlizards$contests$loser), 1)
use <- c("throat.PC1", "throat.PC3", "head.length", "SVL")
use <- use[sapply(use, function(v) !any(is.na(flatlizards$predictors[[v]])))]
x <- sapply(use, function(v) flatlizards$predictors[[v]])
for (v in use) emit("covariate", "flatlizards", v, flatlizards$predictors[[v]])
liz <- BTm(1, winner, loser, as.formula(paste("~", paste0(use, "[..]", collapse = "+"))), data = flatlizards, control = tight)
s <- summary(liz)$coefficients
result("flatlizards", "covariates", s[, 1]); result("flatlizards", "covariatesError", s[, 2]); result("flatlizards", "covariatesP", s[, 4])
a <- BTabilities(liz)
result("flatlizards", "ability", a[, 1]); result("flatlizards", "abilityError", a[, 2])

# German parties: interviews by interviewer; btmodel of the logit type.
data(GermanParties2009)
y <- as.matrix(GermanParties2009$preference)
k <- length(labels(GermanParties2009$preference))
index <- which(upper.tri(diag(k)), arr.ind = TRUE)
long <- data.frame(left = rep(index[, 1], each = nrow(y)), right = rep(index[, 2], each = nrow(y)), score = (as.vector(y) + 1) / 2,
                   rater = rep(seq_len(nrow(y)), nrow(index)))
long <- long[!is.na(long$score), ]
d <- data_set("parties", k, long$left, long$right, long$score, 1, long$rater)
b <- btmodel(GermanParties2009$preference, type = "logit", ref = 1, epsilon = 1e-14, maxit = 200)
result("parties", "btmodel", coef(b)); result("parties", "btmodelError", sqrt(diag(vcov(b)))); result("parties", "btmodelLL", b$loglik)
x <- items_design(d, k)
own <- glm(d$score ~ 0 + x, family = binomial, control = tight)
robust <- vcovCL(own, cluster = d$rater, type = "HC0")
result("parties", "robust", sqrt(diag(robust)))
g <- nrow(y)
w <- pad(coef(own), robust)
simultaneous("parties", w$coef, w$vcov, df = 14)
result("parties", "tv", as.vector(robust))

# Sound quality: listeners heard each pair often.
data(SoundQuality)
y <- as.matrix(SoundQuality$preference)
k <- length(labels(SoundQuality$preference))
index <- which(upper.tri(diag(k)), arr.ind = TRUE)
wins <- aggregate(y == 1, list(id = as.integer(SoundQuality$id)), sum)
n <- aggregate(y * 0 + 1, list(id = as.integer(SoundQuality$id)), sum)
w1 <- as.matrix(wins[, -1]); w0 <- as.matrix(n[, -1]) - w1
ids <- nrow(w1)
d <- data_set("sound", k, rep(rep(index[, 1], each = ids), 2), rep(rep(index[, 2], each = ids), 2), rep(c(1, 0), each = length(w1)),
              c(as.vector(w1), as.vector(w0)), rep(rep(seq_len(ids), nrow(index)), 2))
x <- items_design(d, k)
own <- glm(d$score ~ 0 + x, weights = d$weight, family = binomial, control = tight)
result("sound", "ability", coef(own)); result("sound", "error", sqrt(diag(vcov(own))))
robust <- vcovCL(own, cluster = d$rater, type = "HC0")
result("sound", "robust", sqrt(diag(robust)))
quasi("sound", rbind(0, cbind(0, robust)))
result("sound", "wald", t(coef(own)) %*% solve(robust) %*% coef(own))
close(out)
