# Prints what org.zipp.statistics.agreement.PersonaRatingTest agrees with. Needs R with psych (Debian: r-cran-psych).
suppressMessages(library(psych))
shrout <- matrix(c(9,2,5,8, 6,1,3,2, 8,4,6,8, 7,1,2,6, 10,5,6,9, 6,2,4,7), ncol = 4, byrow = TRUE)
krippendorff <- matrix(c(2,2,3,2, 3,3,3,3, 3,3,3,3, 2,2,2,2, 1,2,3,4, 4,4,4,4, 1,1,2,1, 2,2,2,2), ncol = 4, byrow = TRUE)
kappas <- function(m, weighted) {
  pairs <- combn(ncol(m), 2)
  suppressWarnings(apply(pairs, 2, function(p) {
    k <- cohen.kappa(m[, p], levels = sort(unique(as.vector(m))))
    if (weighted) k$weighted.kappa else k$kappa
  }))
}
by_hand <- function(m) apply(combn(ncol(m), 2), 2, function(p) {
  a <- m[, p[1]]; b <- m[, p[2]]
  1 - mean((a - b)^2) / mean(outer(a, b, function(x, y) (x - y)^2))
})
for (m in list(shrout, krippendorff)) {
  k <- kappas(m, TRUE)
  stopifnot(all.equal(k, by_hand(m)))
  cat(sprintf("quadratic %.10f, lowest %.10f, highest %.10f\n", mean(k), min(k), max(k)))
}
cat(sprintf("plain %.10f\n", mean(kappas(krippendorff, FALSE))))
print(ICC(shrout, lmer = FALSE)$results, digits = 8)
