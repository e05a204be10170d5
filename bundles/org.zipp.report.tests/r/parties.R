# Makes src/org/zipp/report/internal/votes/parties-*.csv: votes and raters in the form that analyze reads, and what R computes of them.
# Data: GermanParties2009 of the package psychotools (licence GPL-2 or GPL-3; Debian: r-cran-psychotools): choices of 192
# people between parties, and "none", in every pair of six, with gender, age and education. Prompt and sides are made here:
# the data have neither, so the first party of a pair is put on the left for every other pair.
# Run in this folder: Rscript parties.R
suppressMessages({
  library(psychotools)
  library(BradleyTerry2)
})
folder <- "../src/org/zipp/report/internal/votes/"
data("GermanParties2009", package = "psychotools")
pref <- GermanParties2009$preference
m <- as.matrix(pref)
pairs <- do.call(rbind, strsplit(colnames(m), ":"))
labels <- psychotools:::labels.paircomp(pref)
rater <- sprintf("p%03d", seq_len(nrow(m)))
votes <- do.call(rbind, lapply(seq_len(ncol(m)), function(k) {
  first <- pairs[k, 1]; second <- pairs[k, 2]
  swap <- k %% 2 == 0
  x <- m[, k]
  data.frame(rater = rater, prompt = "party", left = if (swap) second else first,
             right = if (swap) first else second,
             choice = ifelse(is.na(x), "skip", ifelse(x == 0, "tie", ifelse((x == 1) != swap, "left", "right"))))
}))
write.csv(votes, paste0(folder, "parties-votes.csv"), row.names = FALSE, quote = FALSE, eol = "\n")
raters <- data.frame(rater = rater, gender = GermanParties2009$gender, age = GermanParties2009$age,
                     education = GermanParties2009$education)
write.csv(raters, paste0(folder, "parties-raters.csv"), row.names = FALSE, quote = FALSE, eol = "\n")

# Wins of each party over each other.
expected <- data.frame(kind = "wins", first = pairs[, 1], second = pairs[, 2], a = colSums(m == 1, na.rm = TRUE),
                       b = colSums(m == -1, na.rm = TRUE))
if (any(m == 0, na.rm = TRUE)) stop("ties are not expected in these data")
# Abilities with the first as reference, and the effect of the left side, with their errors.
counts <- aggregate(cbind(won = votes$choice == "left", lost = votes$choice == "right") ~ left + right, votes, sum)
counts$first <- data.frame(party = factor(counts$left, levels = labels), side = 1)
counts$second <- data.frame(party = factor(counts$right, levels = labels), side = 0)
bt <- BTm(cbind(won, lost), first, second, ~ party + side, id = "party", data = counts)
coefficients <- summary(bt)$coefficients
names <- sub("^party", "", rownames(coefficients))
expected <- rbind(expected, data.frame(kind = ifelse(names == "side", "side", "ability"), first = names, second = "",
                                       a = coefficients[, 1], b = coefficients[, 2]))
expected$a <- sprintf("%.17g", expected$a); expected$b <- sprintf("%.17g", expected$b)
write.csv(expected, paste0(folder, "parties-expected.csv"), row.names = FALSE, quote = FALSE, eol = "\n")
