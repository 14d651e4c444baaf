namespace AmiPipeline.StatesLanguage.Drivers;

/// <summary>A request to S3 cannot be fulfilled.</summary>
/// <param name="code">S3's error code, such as <c>NoSuchKey</c>.</param>
/// <param name="message">Why, for a person.</param>
public sealed class ObjectStoreException(string code, string message) : Exception(message)
{
    /// <summary>S3's error code, such as <c>NoSuchKey</c>.</summary>
    public string Code { get; } = code;
}
