namespace Amazon.Lambda.Core;

/// <summary>What a mobile client sent along with the invocation.</summary>
/// <remarks>The package also describes the client's application; nothing here reads it.</remarks>
public interface IClientContext
{
    /// <summary>The client's environment, by name.</summary>
    IDictionary<string, string> Environment { get; }

    /// <summary>The client's own values, by name.</summary>
    IDictionary<string, string> Custom { get; }
}
