namespace Amazon.Lambda.Core;

/// <summary>The function's log. A logger that knows no levels need only implement the two members without one.</summary>
/// <remarks>The package's members with message templates and exceptions are left out: messages here come finished.</remarks>
public interface ILambdaLogger
{
    /// <summary>Writes <paramref name="message"/>, without a line end.</summary>
    void Log(string message);

    /// <summary>Writes <paramref name="message"/> and a line end.</summary>
    void LogLine(string message);

    /// <summary>Writes <paramref name="message"/> at a level: Trace, Debug, Information, Warning, Error or Critical.</summary>
    /// <remarks>By default the level is dropped and the message written as by <see cref="LogLine"/>.</remarks>
    void Log(string level, string message) => LogLine(message);

    /// <summary>Writes <paramref name="message"/> at level Trace.</summary>
    void LogTrace(string message) => Log("Trace", message);

    /// <summary>Writes <paramref name="message"/> at level Debug.</summary>
    void LogDebug(string message) => Log("Debug", message);

    /// <summary>Writes <paramref name="message"/> at level Information.</summary>
    void LogInformation(string message) => Log("Information", message);

    /// <summary>Writes <paramref name="message"/> at level Warning.</summary>
    void LogWarning(string message) => Log("Warning", message);

    /// <summary>Writes <paramref name="message"/> at level Error.</summary>
    void LogError(string message) => Log("Error", message);

    /// <summary>Writes <paramref name="message"/> at level Critical.</summary>
    void LogCritical(string message) => Log("Critical", message);
}
