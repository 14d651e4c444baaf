namespace AmiPipeline.Simulator.Faults;

/// <summary>What can fail late, after the call that asked for it went well.</summary>
public enum ResourceKind
{
    /// <summary>An image: ends as <c>failed</c>.</summary>
    Image,

    /// <summary>A snapshot: ends as <c>error</c>, and the image it is made for as <c>failed</c>.</summary>
    Snapshot,

    /// <summary>A volume: ends as <c>error</c>.</summary>
    Volume,

    /// <summary>An instance: goes from <c>pending</c> to <c>terminated</c> with <c>Client.InternalError</c>.</summary>
    Instance,
}
