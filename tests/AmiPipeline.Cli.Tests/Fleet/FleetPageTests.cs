using AmiPipeline.Cli.Reports;
using AmiPipeline.Engines.Fleets;
using Xunit;

namespace AmiPipeline.Cli.Tests.Fleet;

/// <summary>The page of a fleet of which everything has failed, each image for a long reason.</summary>
public sealed class FleetPageTests
{
    [Fact]
    public void Page_OfManyFailures_HasTheFirst_AndStaysSmall()
    {
        var failures = Enumerable.Range(0, 10_000).Select(number => new FleetFailure($"ami-{number:x17}", $"fleet-{number:x32}", number % 3 == 0 ? "ImageFailedException" : "CopiesFailedException", new string(number % 2 == 0 ? 'x' : '"', 32_768)));
        using var text = new StringWriter();

        new FleetPage(text).Write(new FleetProgress { ExecutionArn = "arn", Fleet = "golden", Status = "FAILED", Started = default, Stopped = new DateTimeOffset(1, 1, 2, 0, 0, 0, TimeSpan.Zero), Error = "States.Runtime", Cause = new string('y', 32_000), Requests = 10_000, Failures = [.. failures] }, default);

        var page = text.ToString();
        Assert.Contains("The first 2000 of 10000; --output json has all.", page, StringComparison.Ordinal);
        Assert.Contains("""<td class="number">6666</td>""", page, StringComparison.Ordinal);
        Assert.Contains("y… (32000 characters)", page, StringComparison.Ordinal);
        Assert.Contains("&quot;… (32768 characters)", page, StringComparison.Ordinal);
        Assert.Contains("x… (32768 characters)", page, StringComparison.Ordinal);
        Assert.InRange(page.Length, 1_000_000, 3_000_000);
    }
}
