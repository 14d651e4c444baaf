namespace AmiPipeline.Exploration.Oracles;

/// <summary>What a trial came to.</summary>
public enum Verdict
{
    /// <summary>The image that was requested, and nothing else.</summary>
    RightImage,

    /// <summary>An error that names its cause, and nothing is left.</summary>
    CleanFailure,

    /// <summary>An error and nothing left, though the fault is transient.</summary>
    NeedlessFailure,

    /// <summary>Something is left or changed that should not be.</summary>
    Leak,

    /// <summary>The outcome is not what is there: success without the requested image, or an error that keeps back what a person needs to know.</summary>
    Lie,

    /// <summary>The execution does not end within the bounds of time, transitions and events.</summary>
    Hang,
}
