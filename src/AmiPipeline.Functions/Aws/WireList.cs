namespace AmiPipeline.Functions.Aws;

/// <summary>Lists of requests. The SDK writes an empty one as a parameter without a value, which EC2 refuses: "The request received was invalid."</summary>
internal static class WireList
{
    /// <summary>The items; null, which is not sent, if there are none.</summary>
    public static List<T>? OrNothing<T>(IEnumerable<T> items) => items.ToList() is { Count: > 0 } list ? list : null;
}
