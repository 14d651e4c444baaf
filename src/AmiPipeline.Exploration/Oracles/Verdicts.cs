namespace AmiPipeline.Exploration.Oracles;

/// <summary>Whether verdicts are as promised.</summary>
public static class Verdicts
{
    /// <summary>Whether the promise is kept.</summary>
    /// <param name="verdict">The verdict.</param>
    public static bool IsGood(this Verdict verdict) => verdict is Verdict.RightImage or Verdict.CleanFailure;
}
