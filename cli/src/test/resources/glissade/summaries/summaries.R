# What R says of the models in summaries.tsv, which this makes: R 4.2.2,
#   Rscript --vanilla summaries.R | sed 's|\t$||' > summaries.tsv
# The tables are those of vega-datasets 3.2.1 (BSD-3-Clause): cars of the StatLib library, 1983, without their names
# and years, and penguins of Gorman, Williams and Fraser, PLOS ONE 9 (2014).
# A case has what is typed after "glissade fit", and the model. Features that are numbers come first here, categories
# last: where R has them in another order, that is given.
invisible(Sys.setlocale("LC_COLLATE", "C"))
read <- function(file) read.csv(file, check.names = FALSE, na.strings = "", stringsAsFactors = TRUE)
cars <- read("cars.csv")
penguins <- read("penguins.csv")
cars$kg <- cars$Weight_in_lbs * 0.45359237
cars$some <- pmax(cars$Cylinders - 4, 0)
sexed <- droplevels(subset(penguins, Sex %in% c("MALE", "FEMALE")))
tight <- glm.control(epsilon = 1e-15, maxit = 100)

put <- function(name, values) for (i in seq_along(values))
  if (is.finite(values[i])) cat(name, i - 1, sprintf("%.17g", values[i]), sep = "\t", fill = FALSE, "\n")
line <- function(...) cat(..., "\n", sep = "\t")

robust <- function(m, order) {
  kept <- !is.na(coef(m))
  X <- model.matrix(m)[, kept, drop = FALSE]
  glm <- inherits(m, "glm")
  # sandwich's estfun, and vcovHC's omega.
  pull <- if (glm) m$weights * residuals(m, "working")
          else residuals(m) * (if (is.null(m$weights)) 1 else m$weights)
  prior <- if (glm) m$prior.weights else m$weights
  used <- if (is.null(prior)) rep(TRUE, nrow(X)) else prior > 0
  bread <- summary(m)$cov.unscaled
  h <- hatvalues(m)  # Of those with a weight.
  X <- X[used, ]; pull <- pull[used]
  n <- nrow(X); p <- ncol(X)
  for (kind in c("HC0", "HC1", "HC2", "HC3")) {
    omega <- pull^2 * switch(kind, HC0 = 1, HC1 = n / (n - p), HC2 = 1 / (1 - h), HC3 = 1 / (1 - h)^2)
    put(kind, sqrt(diag(bread %*% crossprod(X * sqrt(omega)) %*% bread))[order])
  }
}

inflation <- function(m, order) {
  # car's vif: of the correlations between coefficients.
  V <- vcov(m)[!is.na(coef(m)), !is.na(coef(m))]
  V <- V[-1, -1, drop = FALSE]
  if (ncol(V) > 0) put("inflation", (diag(cov2cor(V)) * diag(solve(cov2cor(V))))[order[-1] - 1])
}

case <- function(args, m, order = NULL) {
  glm <- inherits(m, "glm")
  line("case", args, paste(deparse(m$call, width.cutoff = 500), collapse = ""))
  # The weights that errors are made of are those of the iterate before the last.
  if (glm) m <- update(m, start = coef(m))
  s <- summary(m)
  C <- coef(s)
  if (is.null(order)) order <- seq_len(nrow(C))
  C <- C[order, ]
  kept <- !is.na(coef(m))
  put("estimate", C[, 1]); put("error", C[, 2]); put("statistic", C[, 3]); put("p", C[, 4])
  dispersed <- !glm || !(family(m)$family %in% c("binomial", "poisson"))
  q <- if (dispersed) qt(0.975, df.residual(m)) else qnorm(0.975)
  put("low", C[, 1] - q * C[, 2]); put("high", C[, 1] + q * C[, 2])
  put("freedom", df.residual(m))
  if (glm) {
    put("deviance", deviance(m)); put("nullDeviance", m$null.deviance); put("dispersion", s$dispersion)
    put("nullFreedom", m$df.null)
  } else {
    put("residualError", s$sigma); put("rSquared", s$r.squared); put("adjusted", s$adj.r.squared)
    put("f", s$fstatistic[1])
    put("fp", pf(s$fstatistic[1], s$fstatistic[2], s$fstatistic[3], lower.tail = FALSE))
  }
  put("logLikelihood", as.numeric(logLik(m))); put("aic", AIC(m))
  w <- if (glm) m$prior.weights else m$weights
  n <- if (is.null(w)) length(residuals(m)) else sum(w > 0)
  put("bic", -2 * as.numeric(logLik(m)) + log(n) * attr(logLik(m), "df"))
  e <- if (glm) residuals(m, "deviance") else weighted.residuals(m)
  put("quantile", quantile(e))
  if (!glm) put("durbinWatson", sum(diff(e)^2) / sum(e^2))
  h <- hatvalues(m); D <- cooks.distance(m)
  row <- function(x) match(names(which.max(x)), rownames(model.frame(m)))
  put("leverage", max(h)); put("leverageRow", row(h))
  put("distance", max(D, na.rm = TRUE)); put("distanceRow", row(D))
  if (attr(terms(m), "intercept") == 1) inflation(m, order)
  if (!glm && is.null(w) && all(kept)) {
    X <- model.matrix(m)
    d <- svd(X)$d
    put("condition", (max(d) / min(d))^2)
    if (attr(terms(m), "intercept") == 1) {
      Z <- apply(X[, -1, drop = FALSE], 2, function(x) (x - mean(x)) / sqrt(mean((x - mean(x))^2)))
      d <- svd(cbind(1, Z))$d
      put("conditionStandardized", (max(d) / min(d))^2)
    }
  }
  robust(m, order)
}

line("#", R.version.string)
mass <- "penguins.csv --target 'Body Mass (g)' --missing drop --features "
mpg <- "cars.csv --target Miles_per_Gallon --missing drop --features "
case(paste0(mass, "'\"Flipper Length (mm)\" + \"Beak Depth (mm)\"'"),
  lm(`Body Mass (g)` ~ `Flipper Length (mm)` + `Beak Depth (mm)`, penguins))
case(paste0(mass, "'\"Beak Length (mm)\" + \"Flipper Length (mm)\" + Species + Island + Sex'"),
  lm(`Body Mass (g)` ~ `Beak Length (mm)` + `Flipper Length (mm)` + Species + Island + Sex, penguins))
case(paste0(mpg, "'Displacement + Horsepower + Weight_in_lbs + Acceleration + Origin'"),
  lm(Miles_per_Gallon ~ Displacement + Horsepower + Weight_in_lbs + Acceleration + Origin, cars))
case(paste0(mpg, "'Displacement + Horsepower + Weight_in_lbs' --no-intercept"),
  lm(Miles_per_Gallon ~ Displacement + Horsepower + Weight_in_lbs - 1, cars))
case(paste0(mpg, "'Displacement + Weight_in_lbs' --row-weights Cylinders"),
  lm(Miles_per_Gallon ~ Displacement + Weight_in_lbs, cars, weights = Cylinders))
case(paste0(mpg, "'Horsepower + Weight_in_lbs' --row-weights some",
    " --query 'SELECT *, greatest(Cylinders - 4, 0) AS some FROM source'"),
  lm(Miles_per_Gallon ~ Horsepower + Weight_in_lbs, cars, weights = some))
case(paste0(mpg, "'Horsepower + Weight_in_lbs + kg + Origin'",
    " --query 'SELECT *, Weight_in_lbs * 0.45359237 AS kg FROM source'"),
  lm(Miles_per_Gallon ~ Horsepower + Weight_in_lbs + kg + Origin, cars))
case(paste0("penguins.csv --target Sex --positive MALE --loss logistic --tolerance 1e-12 --missing drop",
    " --query \"SELECT * FROM source WHERE Sex IN ('MALE', 'FEMALE')\"",
    " --features '\"Beak Depth (mm)\" + \"Body Mass (g)\" + Species'"),
  glm(Sex ~ `Beak Depth (mm)` + `Body Mass (g)` + Species, binomial, sexed, control = tight))
case("cars.csv --target Cylinders --loss poisson --tolerance 1e-12 --missing drop --features 'Horsepower + Weight_in_lbs + Origin'",
  glm(Cylinders ~ Horsepower + Weight_in_lbs + Origin, poisson, cars, control = tight))
case("cars.csv --target Cylinders --loss poisson --tolerance 1e-12 --missing drop --features 'Horsepower' --exposure Weight_in_lbs",
  glm(Cylinders ~ Horsepower + offset(log(Weight_in_lbs)), poisson, cars, control = tight))
case(paste0(mpg, "'Horsepower + Weight_in_lbs + Acceleration' --loss gamma --tolerance 1e-12"),
  glm(Miles_per_Gallon ~ Horsepower + Weight_in_lbs + Acceleration, Gamma("log"), cars, control = tight))
case(paste0(mpg, "'Horsepower + Weight_in_lbs' --loss gamma --tolerance 1e-12 --row-weights Cylinders"),
  glm(Miles_per_Gallon ~ Horsepower + Weight_in_lbs, Gamma("log"), cars, weights = Cylinders, control = tight))
# With bases of functions, which R makes of the rows that have no gaps.
used <- na.omit(cars[, c("Miles_per_Gallon", "Displacement", "Horsepower", "Weight_in_lbs", "Acceleration", "Origin")])
case(paste0(mpg, "'poly(Horsepower, 3) + ns(Weight_in_lbs, 4) + log(Displacement) + Origin + Origin:Acceleration'"),
  lm(Miles_per_Gallon ~ poly(Horsepower, 3) + splines::ns(Weight_in_lbs, 4) + log(Displacement) + Origin +
    Origin:Acceleration, used), c(1:9, 12:14, 10:11))
measured <- na.omit(penguins[, c("Body Mass (g)", "Flipper Length (mm)", "Beak Depth (mm)", "Species", "Sex")])
case(paste0(mass, "'\"Flipper Length (mm)\" * Species + poly(\"Beak Depth (mm)\", 2) + Sex'"),
  lm(`Body Mass (g)` ~ `Flipper Length (mm)` * Species + poly(`Beak Depth (mm)`, 2) + Sex, measured),
  c(1:2, 5:6, 9:10, 3:4, 7:8))
driven <- na.omit(cars[, c("Cylinders", "Horsepower", "Acceleration", "Origin")])
case(paste0("cars.csv --target Cylinders --loss poisson --tolerance 1e-12 --missing drop",
    " --features 'ns(Horsepower, 3) + Origin * Acceleration'"),
  glm(Cylinders ~ splines::ns(Horsepower, 3) + Origin * Acceleration, poisson, driven, control = tight),
  c(1:4, 7:9, 5:6))
# The whole table as it is, "." read as missing.
marked <- read.csv("penguins.csv", check.names = FALSE, na.strings = c("", "."), stringsAsFactors = TRUE)
case("penguins.csv --na . --missing drop --features '\"Body Mass (g)\" ~ .'",
  lm(`Body Mass (g)` ~ ., marked), c(1, 6:8, 2:5, 9))
