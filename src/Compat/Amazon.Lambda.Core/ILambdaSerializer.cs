namespace Amazon.Lambda.Core;

/// <summary>Turns the payload of an invocation into a function's input, and its output into the response.</summary>
public interface ILambdaSerializer
{
    /// <summary>Reads a <typeparamref name="T"/> from <paramref name="requestStream"/>.</summary>
    T Deserialize<T>(Stream requestStream);

    /// <summary>Writes <paramref name="response"/> to <paramref name="responseStream"/>, which stays open.</summary>
    void Serialize<T>(T response, Stream responseStream);
}
