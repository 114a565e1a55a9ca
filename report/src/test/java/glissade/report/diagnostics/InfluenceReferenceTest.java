package glissade.report.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import glissade.loss.GammaLoss;
import glissade.loss.LogisticLoss;
import glissade.loss.Loss;
import glissade.loss.PoissonLoss;
import glissade.model.Fit;
import glissade.model.Trainer;
import glissade.rows.InMemoryRows;
import glissade.rows.MotorTrend;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/**
 * Leverage, standardised residuals and Cook's distances beside those of R 4.2.2 on its {@code
 * mtcars}: {@code hatvalues(m); rstandard(m); cooks.distance(m); residuals(m)}, with {@code
 * epsilon=1e-15} for {@code glm}.
 */
class InfluenceReferenceTest {

  private static final int MPG = 0;
  private static final int HP = 3;
  private static final int WT = 5;
  private static final int AM = 8;
  private static final int GEAR = 9;
  private static final int CARB = 10;

  /** R's leverages are made of the weights of the last iteration but one. */
  private static final double OF_LAST_WEIGHTS = 1e-6;

  private static List<Observation> observed(Diagnostics diagnostics) {
    return diagnostics.residuals().orElseThrow().drawn().stream()
        .sorted(Comparator.comparingLong(Observation::place))
        .toList();
  }

  private static Diagnostics of(Trainer trainer, InMemoryRows rows) {
    Fit fit = trainer.withTolerance(1e-13).fit(rows);
    return Diagnostics.of(fit, rows);
  }

  private static Diagnostics ofGlm(Loss loss, int target) {
    InMemoryRows rows = InMemoryRows.of(MotorTrend.columns(WT, HP), MotorTrend.column(target));
    return of(Trainer.automatic().withLoss(loss), rows);
  }

  private static Diagnostics ofSquares() {
    return of(
        Trainer.automatic(), InMemoryRows.of(MotorTrend.columns(WT, HP), MotorTrend.column(MPG)));
  }

  private static void assertAre(
      Diagnostics diagnostics, ToDoubleFunction<Observation> what, double... expected) {
    assertAre(diagnostics, 1e-9, what, expected);
  }

  private static void assertAre(
      Diagnostics diagnostics,
      double part,
      ToDoubleFunction<Observation> what,
      double... expected) {
    List<Observation> rows = observed(diagnostics);
    for (int i = 0; i < expected.length; i++) {
      double size = Math.max(1e-4, Math.abs(expected[i]));
      assertThat(what.applyAsDouble(rows.get(i)))
          .as("row %d", i + 1)
          .isCloseTo(expected[i], within(part * size));
    }
  }

  /** {@code m <- lm(mpg ~ wt + hp, mtcars)}. */
  @Test
  void squares() {
    Diagnostics of = ofSquares();
    assertAre(
        of,
        Observation::leverage,
        0.044276914820486,
        0.0404866865551044,
        0.0602009724178126,
        0.0474749366317246,
        0.0368628797062453,
        0.0671510423322088,
        0.117015415416866,
        0.115656150899367,
        0.0600163135141329,
        0.046910825197975,
        0.046910825197975,
        0.0561955910925636,
        0.0412361046915981,
        0.0425729180769352,
        0.185771117182852,
        0.208978382227239,
        0.186487208885723,
        0.0799099092218021,
        0.122958135808337,
        0.0995033458459866,
        0.0530312633749832,
        0.0357165446990656,
        0.0333981340071997,
        0.102985383596206,
        0.0445332058235758,
        0.0922518815364696,
        0.0707818129170035,
        0.153641347806888,
        0.204423855584674,
        0.0670465092112559,
        0.394208157646881,
        0.0414062280728634);
    assertAre(
        of,
        Observation::standardized,
        -1.01458646671644,
        -0.623327524172379,
        -0.984758796296836,
        0.053328501461938,
        0.146447756885684,
        -0.947698004725753,
        -0.533058989879235,
        0.620351077719603,
        0.32068555361968,
        -0.307861599360579,
        -0.860816598174065,
        0.267765186378201,
        0.100878653025861,
        -0.650195073979387,
        0.0191420660169242,
        0.449702277472763,
        2.35451715937597,
        2.33192251221543,
        0.447811719037265,
        2.37861783520875,
        -1.22297828956555,
        -1.30026857804863,
        -1.54564188836929,
        -0.509733083656846,
        0.963805686862125,
        -0.132200368371637,
        -0.0149499941202092,
        1.10241512259736,
        -0.322708838109045,
        -0.489193966439124,
        1.11989090250319,
        -0.623692137167258);
    assertAre(
        of,
        Observation::distance,
        0.0158965233040896,
        0.00546477876084889,
        0.0207065143642727,
        4.72482238662699e-05,
        0.000273618420215387,
        0.0215506366915688,
        0.0125521825420994,
        0.01677650159698,
        0.00218870150475158,
        0.00155499616928487,
        0.0121573675241649,
        0.00142300756819968,
        0.000145895956991687,
        0.00626604928162438,
        2.78668611467294e-05,
        0.0178090982429781,
        0.423610901623979,
        0.157426289490489,
        0.00937144586021605,
        0.208393259727305,
        0.0279198173203972,
        0.0208741885848094,
        0.0275150988310553,
        0.00994352706913798,
        0.0144319852322672,
        0.000592043954936285,
        5.67498567345721e-06,
        0.0735398499775212,
        0.00891970081763435,
        0.00573267216342461,
        0.272039748707398,
        0.00560080368236487);
  }

  /**
   * {@code w <- gear; w[3] <- 0; lm(mpg ~ wt + hp, mtcars, weights=w), whose rows have no third}.
   */
  @Test
  void weightedSquares() {
    double[] weights = MotorTrend.column(GEAR);
    weights[2] = 0;
    Diagnostics of =
        of(
            Trainer.automatic(),
            InMemoryRows.of(MotorTrend.columns(WT, HP), MotorTrend.column(MPG), weights));
    List<Observation> rows = observed(of);
    assertThat(rows).hasSize(31);
    assertThat(rows.get(2).place()).isEqualTo(4);
    assertThat(of.residuals().orElseThrow().scale()).isCloseTo(4.9090881680183, within(1e-11));
    assertAre(
        of,
        Observation::leverage,
        0.0472399618156835,
        0.0445640365375736,
        0.0403855711964544,
        0.0306674180331471,
        0.0568221313004562);
    assertAre(
        of,
        Observation::standardized,
        -1.19131472307718,
        -0.748392854330093,
        0.0057585786965411,
        0.0955891069903819,
        -0.879903421261296);
    assertAre(
        of,
        Observation::distance,
        0.0234562060638173,
        0.00870805065770409,
        4.6519904889609e-07,
        9.63607022549013e-05,
        0.0155479335424962);
  }

  /** {@code m <- glm(am ~ wt + hp, binomial, mtcars)}. */
  @Test
  void logistic() {
    Diagnostics of = ofGlm(new LogisticLoss(), AM);
    assertAre(
        of,
        OF_LAST_WEIGHTS,
        Observation::leverage,
        0.184073534724686,
        0.239811413578379,
        0.086105125518387,
        0.0951461385459757,
        0.111549812514903,
        0.0251022409354434,
        0.356053438153784,
        0.045414222901742,
        0.102148000306279,
        0.041239798221791,
        0.041239798221791,
        0.00489385382800772,
        0.0341892288538409,
        0.0262296804174792,
        3.78248662832034e-06,
        1.5099845247725e-06,
        4.32094935939855e-06,
        0.102326008525454,
        0.00485884263869206,
        0.0128909048492057,
        0.147784218215321,
        0.048774669827458,
        0.0718223262741887,
        0.114599821513899,
        0.0160885424693535,
        0.022863406148605,
        0.0355294607428277,
        0.000383450194985143,
        0.17677310754274,
        0.100169056257969,
        0.507854073266653,
        0.244076211389645);
    assertAre(
        of,
        OF_LAST_WEIGHTS,
        Observation::standardized,
        0.648513208930497,
        1.54253802205755,
        0.257127896677037,
        -0.306938317796582,
        -0.402348223394391,
        -0.10128573817541,
        -0.940954662776071,
        -0.139654103927743,
        -0.305368295327986,
        -0.153217905697115,
        -0.153217905697115,
        -0.033212476313134,
        -0.132961356129948,
        -0.10826439013735,
        -0.00044244298906737,
        -0.000262519703070397,
        -0.000474158551811488,
        0.26057825642915,
        0.0302126893782148,
        0.0582957442279646,
        -2.44126967116453,
        -0.181420070043617,
        -0.257960114437911,
        -0.287210902950167,
        -0.0756991244842682,
        0.0861564273347152,
        0.12609533102285,
        0.00660662950628309,
        0.376293400427706,
        0.358760576620066,
        0.66791784030821,
        1.18973907736355);
    assertAre(
        of,
        OF_LAST_WEIGHTS,
        Observation::distance,
        0.0172510983588935,
        0.203404149729519,
        0.00105403892848994,
        0.00168675565123359,
        0.00351235147334374,
        4.4135199527308e-05,
        0.0944113183512589,
        0.000155366014341128,
        0.00180569226984144,
        0.000169246754473884,
        0.000169246754473884,
        9.04382256945757e-07,
        0.000104749514772629,
        5.27711189752857e-05,
        1.23407754644062e-13,
        1.73438583100311e-14,
        1.619112415431e-13,
        0.00130986694400486,
        7.42975162292665e-07,
        7.40295264702987e-06,
        0.791790777466652,
        0.0002834875490049,
        0.000871576340936904,
        0.00181237860525527,
        1.56388007300797e-05,
        2.89999675738521e-05,
        9.79969285500798e-05,
        2.79054427382605e-09,
        0.00521814430910875,
        0.00245847687937741,
        0.0810952890852326,
        0.100725599191798);
    assertAre(
        of,
        OF_LAST_WEIGHTS,
        Observation::residual,
        0.585793213844829,
        1.34492030417701,
        0.245808738555358,
        -0.291971412325909,
        -0.37924392237712,
        -0.100006409141656,
        -0.755081123016098,
        -0.136446117386369,
        -0.289351888921513,
        -0.150025305855496,
        -0.150025305855496,
        -0.0331311081378778,
        -0.130668666266852,
        -0.106835085127731,
        -0.000442442152299234,
        -0.000262519504869977,
        -0.000474157527402836,
        0.246886586476297,
        0.030139200650285,
        0.0579187829986059,
        -2.2536711333343,
        -0.176940411755402,
        -0.248523876865292,
        -0.270253125271383,
        -0.0750877110353158,
        0.085165817722491,
        0.12383502301465,
        0.00660536272814868,
        0.341417970274779,
        0.340318199800708,
        0.468565157436747,
        1.03440528950723);
  }

  /** {@code W*einsum('ij,jk,ik->i', X, inv(X.T@(W[:,None]*X)), X)[11]} of NumPy, at the optimum. */
  @Test
  void logisticAtTheOptimum() {
    assertThat(observed(ofGlm(new LogisticLoss(), AM)).get(11).leverage())
        .isCloseTo(0.004893853032002004, within(1e-13));
  }

  /** {@code m <- glm(carb ~ wt + hp, poisson, mtcars)}. */
  @Test
  void poisson() {
    Diagnostics of = ofGlm(new PoissonLoss(), CARB);
    assertAre(
        of,
        OF_LAST_WEIGHTS,
        Observation::leverage,
        0.0466804343011782,
        0.0418219006625926,
        0.0577910742392833,
        0.0427229442580213,
        0.0338701501768856,
        0.0511322120623763);
    assertAre(
        of,
        OF_LAST_WEIGHTS,
        Observation::standardized,
        1.17172375559053,
        1.16683620883258,
        -0.763086945771411,
        -0.884712395489725,
        -0.651932070669925,
        -0.8534554162788);
    assertAre(
        of,
        OF_LAST_WEIGHTS,
        Observation::distance,
        0.0282927802560714,
        0.0249980073081751,
        0.00978495108880472,
        0.0093336209387588,
        0.00435819278132911,
        0.0105578457975425);
    assertAre(
        of,
        OF_LAST_WEIGHTS,
        Observation::residual,
        1.14404863731998,
        1.14217596660259,
        -0.740709016277534,
        -0.865607353090348,
        -0.640796448572862,
        -0.831349597109716);
  }

  /** {@code m <- glm(mpg ~ wt + hp, Gamma("log"), mtcars)}. */
  @Test
  void gamma() {
    Diagnostics of = ofGlm(new GammaLoss(), MPG);
    assertAre(
        of,
        OF_LAST_WEIGHTS,
        Observation::leverage,
        0.044276914820486,
        0.0404866865551044,
        0.0602009724178126,
        0.0474749366317246,
        0.0368628797062453,
        0.0671510423322088);
    assertAre(
        of,
        OF_LAST_WEIGHTS,
        Observation::standardized,
        -0.817231480199209,
        -0.381193078238695,
        -0.853400591452699,
        0.379560249785707,
        0.474921842578095,
        -0.74828027829037);
    assertAre(
        of,
        OF_LAST_WEIGHTS,
        Observation::distance,
        0.0096943150614677,
        0.00198568344343095,
        0.0145845533478256,
        0.00246241086278796,
        0.00298212807186138,
        0.0127038445252115);
    assertAre(
        of,
        OF_LAST_WEIGHTS,
        Observation::residual,
        -0.0921925761275662,
        -0.0430879005250528,
        -0.0954674362858808,
        0.042746814303952,
        0.0537837438170826,
        -0.0833978374410853);
  }

  /** {@code lm(mpg ~ wt + I(2*wt+3) + hp, mtcars)}. */
  @Test
  void columnsThatAreCombinationsOfOthersChangeNothing() {
    double[][] x = MotorTrend.columns(WT, WT, HP);
    for (double[] row : x) {
      row[1] = 2 * row[1] + 3;
    }
    Diagnostics of = of(Trainer.automatic(), InMemoryRows.of(x, MotorTrend.column(MPG)));
    assertAre(of, Observation::leverage, 0.044276914820486, 0.0404866865551044, 0.0602009724178126);
    assertAre(
        of, Observation::distance, 0.0158965233040896, 0.00546477876084889, 0.0207065143642727);
  }

  /** {@code lm(mpg ~ wt + hp - 1, mtcars)}. */
  @Test
  void withoutAnIntercept() {
    Diagnostics of =
        of(
            Trainer.automatic().withoutIntercept(),
            InMemoryRows.of(MotorTrend.columns(WT, HP), MotorTrend.column(MPG)));
    assertAre(
        of,
        Observation::leverage,
        0.020132270734786,
        0.0283592705363064,
        0.0169266212114669,
        0.04499722151769);
    assertAre(
        of,
        Observation::standardized,
        0.608029501507735,
        0.454220119675748,
        0.898950370554835,
        0.284018269430647);
    assertAre(
        of,
        Observation::distance,
        0.00379790952689785,
        0.00301087054714768,
        0.00695706042946655,
        0.0019003938697084);
  }

  /**
   * {@code cor(fitted(m), sqrt(abs(rstandard(m)))); summary(m)$r.squared; mean(abs(rstandard(m)) <=
   * 1.96); quantile(rstandard(m), c(.25, .75)); sort(qqnorm(rstandard(m))$x)}.
   */
  @Test
  void totals() {
    Residuals of = ofSquares().residuals().orElseThrow();
    assertThat(of.spreadCorrelation()).isCloseTo(0.115354117025862, within(1e-11));
    assertThat(of.explained()).isCloseTo(0.826785451882791, within(1e-12));
    assertThat(of.within(1.96)).isEqualTo(0.90625);
    assertThat(of.quantile(0.25)).isCloseTo(-0.63031787137029, within(1e-11));
    assertThat(of.quantile(0.75)).isCloseTo(0.44828435864614, within(1e-11));
    double[] normal = {-2.15387469406146, -1.67593972277344, -1.41779713799627, -1.22985875921659};
    for (int i = 0; i < normal.length; i++) {
      assertThat(of.quantiles().get(i).normal()).isCloseTo(normal[i], within(1e-13));
    }
    assertThat(of.quantiles()).hasSize(32);
    assertThat(of.quantiles().get(31).residual())
        .isEqualTo(of.largestResiduals().get(0).standardized());
  }
}
