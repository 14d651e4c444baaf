namespace AmiPipeline.Simulator.Policies;

/// <summary>How a condition takes a key with several values.</summary>
internal enum Quantifier
{
    /// <summary>The key has one value.</summary>
    None,

    /// <summary><c>ForAllValues:</c>, also met where there is none.</summary>
    All,

    /// <summary><c>ForAnyValue:</c>, not met where there is none.</summary>
    Any,
}
