namespace AmiPipeline.Exploration.Faults;

/// <summary>What a kind of fault strikes.</summary>
public enum FaultScope
{
    /// <summary>A call to AWS.</summary>
    Call,

    /// <summary>A task of the state machine, by its state.</summary>
    Task,

    /// <summary>A resource that a call has started to make.</summary>
    Resource,
}
