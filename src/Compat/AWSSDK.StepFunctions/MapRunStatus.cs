using Amazon.Runtime;

namespace Amazon.StepFunctions;

/// <summary>What became of a Map Run.</summary>
/// <param name="value">The value, as it is on the wire.</param>
public class MapRunStatus(string value) : ConstantClass(value)
{
    /// <summary>It runs.</summary>
    public static readonly MapRunStatus RUNNING = new("RUNNING");

    /// <summary>It succeeded.</summary>
    public static readonly MapRunStatus SUCCEEDED = new("SUCCEEDED");

    /// <summary>It failed.</summary>
    public static readonly MapRunStatus FAILED = new("FAILED");

    /// <summary>Its execution was stopped.</summary>
    public static readonly MapRunStatus ABORTED = new("ABORTED");

    /// <summary>The constant of a value; a new one for a value that is not known here.</summary>
    /// <param name="value">The value, as it is on the wire.</param>
    public static MapRunStatus FindValue(string value) => FindValue<MapRunStatus>(value);

    /// <summary>The constant of a value, as <see cref="FindValue(string)"/> finds it.</summary>
    /// <param name="value">The value, as it is on the wire.</param>
    public static implicit operator MapRunStatus(string value) => FindValue(value);
}
