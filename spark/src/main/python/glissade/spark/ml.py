"""Glissade's estimators and models for PySpark.

Each class stands for the Java class of the same name, which does the work; so this module is
needed where the driver is and nowhere else. What a parameter means, and what it is unless it is
set, is said by the Java class.
"""

from pyspark.ml.param import Param, Params, TypeConverters
from pyspark.ml.util import JavaMLReadable, JavaMLWritable
from pyspark.ml.wrapper import JavaEstimator, JavaModel

__all__ = [
    "LinearClassifier",
    "LinearClassifierModel",
    "LinearRegressor",
    "LinearRegressorModel",
]


def _param(name, doc, converter):
    return Param(Params._dummy(), name, doc, typeConverter=converter)


class _RowParams(Params):
    """What the rows are, for estimators and models."""

    featuresCol = _param("featuresCol", "the vector column", TypeConverters.toString)
    columns = _param("columns", "features by name, in place of it", TypeConverters.toListString)
    formula = _param("formula", "features made of columns", TypeConverters.toString)
    labelCol = _param("labelCol", "the target", TypeConverters.toString)
    predictionCol = _param("predictionCol", "what is predicted", TypeConverters.toString)
    offsetCol = _param("offsetCol", "added to the score", TypeConverters.toString)
    handleInvalid = _param("handleInvalid", "error, skip or keep", TypeConverters.toString)


class _DescentParams(_RowParams):
    """What is minimised, and how."""

    weightCol = _param("weightCol", "row weights", TypeConverters.toString)
    loss = _param("loss", "what a wrong prediction costs", TypeConverters.toString)
    regParam = _param("regParam", "lambda, beside the mean loss", TypeConverters.toFloat)
    elasticNetParam = _param("elasticNetParam", "0 ridge, 1 lasso", TypeConverters.toFloat)
    fitIntercept = _param("fitIntercept", "never penalised", TypeConverters.toBoolean)
    standardization = _param(
        "standardization", "penalise per standard deviation", TypeConverters.toBoolean
    )
    maxIter = _param("maxIter", "the most updates", TypeConverters.toInt)
    tol = _param("tol", "when the gradient counts as zero", TypeConverters.toFloat)
    optimizer = _param("optimizer", "how to descend", TypeConverters.toString)
    step = _param("step", "the step size", TypeConverters.toString)
    coordinates = _param("coordinates", "what to descend in", TypeConverters.toString)
    route = _param("route", "what becomes of the rows", TypeConverters.toString)


class _ClassParams(Params):
    """What a classifier says beside the class."""

    rawPredictionCol = _param("rawPredictionCol", "the scores", TypeConverters.toString)
    probabilityCol = _param("probabilityCol", "of each class", TypeConverters.toString)
    thresholds = _param("thresholds", "of each class", TypeConverters.toListFloat)


class _Estimator(JavaEstimator, _DescentParams, JavaMLReadable, JavaMLWritable):
    def __init__(self, **params):
        super().__init__()
        self._java_obj = self._new_java_obj(_java_name(type(self)), self.uid)
        # Java's defaults become Python's.
        self._transfer_params_from_java()
        self._set(**params)

    def _create_model(self, java_model):
        return self._model_class(java_model)


class _Model(JavaModel, _RowParams, JavaMLReadable, JavaMLWritable):
    @property
    def featureNames(self):
        """What the coefficients are of."""
        return list(self._call_java("featureNames"))

    @property
    def hasSummary(self):
        """Whether there is a summary: where the model was fitted, not where it was read."""
        return self._call_java("hasSummary")

    @property
    def summary(self):
        """How the fit went: Java's TrainingSummary, as in model.summary.verdict()."""
        return self._java_obj.summary()

    def saveModelFile(self, file):
        """Writes the model file alone, with which `glissade predict` predicts anywhere."""
        self._java_obj.saveModelFile(file)


class LinearRegressorModel(_Model):
    """What a LinearRegressor learned."""

    @property
    def coefficients(self):
        """w, in original units."""
        return self._call_java("coefficients")

    @property
    def intercept(self):
        """b."""
        return self._call_java("intercept")

    def predict(self, features):
        """The mean of the label for one vector."""
        return self._call_java("predict", features)


class LinearRegressor(_Estimator):
    """A linear model of a number: LinearRegressor(labelCol="y", regParam=0.1)."""

    _model_class = LinearRegressorModel


class LinearClassifierModel(_Model, _ClassParams):
    """What a LinearClassifier learned."""

    @property
    def numClasses(self):
        """How many classes there are."""
        return self._call_java("numClasses")

    @property
    def coefficients(self):
        """w of a model of one score."""
        return self._call_java("coefficients")

    @property
    def intercept(self):
        """b of a model of one score."""
        return self._call_java("intercept")

    @property
    def coefficientMatrix(self):
        """w of every score, a row each."""
        return self._call_java("coefficientMatrix")

    @property
    def interceptVector(self):
        """b of every score."""
        return self._call_java("interceptVector")

    def predict(self, features):
        """The class of one vector."""
        return self._call_java("predict", features)


class LinearClassifier(_Estimator, _ClassParams):
    """A linear model of classes: LinearClassifier(labelCol="class")."""

    _model_class = LinearClassifierModel


def _java_name(python_class):
    return python_class.__module__ + "." + python_class.__name__
