namespace Amazon.Lambda.Serialization.SystemTextJson;

/// <summary>A payload that could not be read as the function's input, or an output that could not be written.</summary>
public class JsonSerializerException : Exception
{
    /// <summary>An exception with a message and no cause.</summary>
    public JsonSerializerException(string message)
        : base(message)
    {
    }

    /// <summary>An exception with a message and its cause.</summary>
    public JsonSerializerException(string message, Exception exception)
        : base(message, exception)
    {
    }
}
