using System.Text;
using Amazon.Lambda.Core;

namespace Amazon.Lambda.TestUtilities;

/// <summary>A logger that keeps what is logged in <see cref="Buffer"/> and writes it to the console too.</summary>
public class TestLambdaLogger : ILambdaLogger
{
    /// <summary>Everything logged so far.</summary>
    public StringBuilder Buffer { get; } = new();

    /// <inheritdoc/>
    public void Log(string message)
    {
        Buffer.Append(message);
        Console.Write(message);
    }

    /// <inheritdoc/>
    public void LogLine(string message)
    {
        Buffer.AppendLine(message);
        Console.WriteLine(message);
    }

    /// <inheritdoc/>
    /// <remarks>The level comes first, as in "Warning: the message", and a line end last.</remarks>
    public void Log(string level, string message) => LogLine($"{level}: {message}");
}
