using Amazon.Lambda.Core;
using Amazon.Lambda.TestUtilities;
using Xunit;

namespace Amazon.Lambda.Compat.Tests;

public sealed class TestLambdaLoggerTests
{
    private readonly TestLambdaLogger _logger = new();

    private ILambdaLogger Logger => _logger;

    [Fact]
    public void Buffer_OfLogAndLogLine_HoldsTheMessagesWithAndWithoutLineEnds()
    {
        Logger.Log("copying ");
        Logger.LogLine("snapshots");
        Logger.Log("done");

        Assert.Equal($"copying snapshots{Environment.NewLine}done", _logger.Buffer.ToString());
    }

    [Theory]
    [InlineData("Trace")]
    [InlineData("Debug")]
    [InlineData("Information")]
    [InlineData("Warning")]
    [InlineData("Error")]
    [InlineData("Critical")]
    public void Buffer_OfALevel_NamesItBeforeTheMessage(string level)
    {
        Action<string> log = level switch
        {
            "Trace" => Logger.LogTrace,
            "Debug" => Logger.LogDebug,
            "Information" => Logger.LogInformation,
            "Warning" => Logger.LogWarning,
            "Error" => Logger.LogError,
            _ => Logger.LogCritical,
        };

        log("key is disabled");
        Logger.Log(level, "key is pending");

        Assert.Contains($"{level}: key is disabled", _logger.Buffer.ToString(), StringComparison.Ordinal);
        Assert.Contains($"{level}: key is pending", _logger.Buffer.ToString(), StringComparison.Ordinal);
    }
}
