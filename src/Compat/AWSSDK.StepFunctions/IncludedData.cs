using Amazon.Runtime;

namespace Amazon.StepFunctions;

/// <summary>Whether a response has inputs and outputs.</summary>
/// <param name="value">The value, as it is on the wire.</param>
public class IncludedData(string value) : ConstantClass(value)
{
    /// <summary>It has them.</summary>
    public static readonly IncludedData ALL_DATA = new("ALL_DATA");

    /// <summary>It does not, so that no key is needed to decrypt them.</summary>
    public static readonly IncludedData METADATA_ONLY = new("METADATA_ONLY");

    /// <summary>The constant of a value; a new one for a value that is not known here.</summary>
    /// <param name="value">The value, as it is on the wire.</param>
    public static IncludedData FindValue(string value) => FindValue<IncludedData>(value);

    /// <summary>The constant of a value, as <see cref="FindValue(string)"/> finds it.</summary>
    /// <param name="value">The value, as it is on the wire.</param>
    public static implicit operator IncludedData(string value) => FindValue(value);
}
