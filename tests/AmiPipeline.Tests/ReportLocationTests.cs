using System.Net;
using Xunit;

namespace AmiPipeline.Tests;

public sealed class ReportLocationTests
{
    private static readonly ReportLocation Location = new("our-reports", "images/made");

    [Theory]
    [InlineData("eu-west-1", "https://eu-west-1.console.aws.amazon.com/s3/object/our-reports?region=eu-west-1&prefix=images%2Fmade%2Fone.html")]
    [InlineData("cn-north-1", "https://cn-north-1.console.amazonaws.cn/s3/object/our-reports?region=cn-north-1&prefix=images%2Fmade%2Fone.html")]
    [InlineData("us-gov-west-1", "https://us-gov-west-1.console.amazonaws-us-gov.com/s3/object/our-reports?region=us-gov-west-1&prefix=images%2Fmade%2Fone.html")]
    [InlineData("us-iso-east-1", null)]
    public void Page_IsInTheConsoleOfThePartition(string region, string? page) => Assert.Equal(page, Location.ConsolePageOf(region, "one"));

    /// <summary>Whatever Step Functions takes in names (API Reference, StartExecution): what a form's query is decoded to is the object's key.</summary>
    [Fact]
    public void Page_OfAnyName_LeadsToTheKey()
    {
        const string Refused = "<>{}[]?*\"#%\\^|~`$&,;:/";
        var allowed = string.Concat(Enumerable.Range('!', 0x500).Select(code => (char)code).Where(character => !Refused.Contains(character, StringComparison.Ordinal) && !char.IsControl(character) && !char.IsWhiteSpace(character)));

        Assert.All(allowed.Chunk(80).Select(characters => new string(characters)), name =>
        {
            var query = new Uri(Location.ConsolePageOf("us-east-1", name)!).Query;
            Assert.Equal($"images/made/{name}.html", WebUtility.UrlDecode(query[(query.IndexOf("&prefix=", StringComparison.Ordinal) + "&prefix=".Length)..]));
            Assert.Equal($"s3://our-reports/images/made/{name}.html", Location.UriOf(name));
        });
        Assert.Contains('+', allowed);
    }

    [Theory]
    [InlineData("s3://our-reports/images/made", true)]
    [InlineData("s3://our-reports", false)]
    [InlineData("s3:///images", false)]
    [InlineData("our-reports/images", false)]
    [InlineData(null, false)]
    public void Location_IsReadAsItIsWritten(string? text, bool isRead)
    {
        Assert.Equal(isRead, ReportLocation.TryParse(text, out var location));
        Assert.Equal(isRead ? Location : null, location);
    }
}
