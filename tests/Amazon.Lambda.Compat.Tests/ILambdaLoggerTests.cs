using Amazon.Lambda.Core;
using Xunit;

namespace Amazon.Lambda.Compat.Tests;

public sealed class ILambdaLoggerTests
{
    [Fact]
    public void Logger_ThatKnowsNoLevels_GetsWholeLines()
    {
        var lines = new LineLogger();
        ILambdaLogger logger = lines;

        logger.LogWarning("key is disabled");
        logger.Log("Error", "key is gone");

        Assert.Equal(["key is disabled", "key is gone"], lines.Lines);
    }

    private sealed class LineLogger : ILambdaLogger
    {
        public List<string> Lines { get; } = [];

        public void Log(string message) => throw new InvalidOperationException("A line was due.");

        public void LogLine(string message) => Lines.Add(message);
    }
}
