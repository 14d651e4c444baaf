namespace AmiPipeline.Functions.Aws;

/// <summary>Which call it was that failed: what the SDK's exceptions of a broken connection do not say.</summary>
internal static class FailedCall
{
    private const string Key = "AmiPipeline.Call";
    private const string RequestSuffix = "Request";
    private const int MaxLength = 200;

    /// <summary>The operation and the host: <c>CopyImage of ec2.us-east-1.amazonaws.com</c>.</summary>
    public static string Describe(Type request, Uri? endpoint)
    {
        var operation = request.Name.EndsWith(RequestSuffix, StringComparison.Ordinal) ? request.Name[..^RequestSuffix.Length] : request.Name;
        return endpoint is null ? operation : $"{operation} of {endpoint.Authority}";
    }

    /// <summary>Notes the call on the exception that it ended with.</summary>
    public static void Note(Exception error, string call) => error.Data[Key] = call;

    /// <summary>The exception's own text in one line, after the call that was noted on it.</summary>
    public static string Describe(Exception error)
    {
        var text = Shorten(error.Message.ReplaceLineEndings(" ").Trim());
        return error.Data[Key] is string call ? $"{call}: {text}" : text;
    }

    /// <summary>A text that is not longer than a person reads.</summary>
    public static string Shorten(string text) => text.Length <= MaxLength ? text : $"{text[..MaxLength]}…";
}
