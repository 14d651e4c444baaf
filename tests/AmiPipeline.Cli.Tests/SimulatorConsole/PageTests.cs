using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using AmiPipeline.Cli.SimulatorConsole;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace AmiPipeline.Cli.Tests.SimulatorConsole;

/// <summary>What the console's pages show.</summary>
public sealed partial class PageTests
{
    private const string Hostile = "</td><script>alert(1)</script>";
    private const string Image = "ami-03000000000000001";

    private readonly FakeTimeProvider _real = new(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task Overview_HasEveryPlaceThatHasAnything()
    {
        await using var lab = await ConsoleLab.StartAsync(_real);

        var (status, page) = await lab.GetAsync(ConsolePaths.Root);

        Assert.Equal(200, status);
        var places = lab.Source.Places();
        Assert.True(places.Count > 3);
        Assert.All(places, place => Assert.Contains($">{place.AccountId} {place.Region}</a>", page, StringComparison.Ordinal));
        Assert.DoesNotContain("444455556666 us-west-2", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Executions", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Place_HasParametersAndLaunchTemplates()
    {
        await using var lab = await ConsoleLab.StartAsync(_real);
        var place = lab.Cloud.Inspect(ConsoleLab.Account, ConsoleLab.Region);

        var (_, page) = await lab.GetAsync(ConsolePaths.Place(ConsoleLab.Account, ConsoleLab.Region));

        Assert.NotEmpty(place.Parameters);
        Assert.NotEmpty(place.LaunchTemplates);
        Assert.All(place.Parameters.Values, parameter => Assert.Matches($"<th scope=\"row\" class=\"mono\">{Regex.Escape(parameter.Name)}</th>\\s+<td class=\"mono\">{Regex.Escape(parameter.Value)}</td>\\s+<td class=\"number\">{parameter.Version}</td>", page));
        Assert.All(place.LaunchTemplates, template => Assert.Matches($"<th scope=\"row\" class=\"mono\">{template.Id}</th>\\s+<td>{Regex.Escape(template.Name)}</td>", page));
    }

    [Fact]
    public async Task Calls_HaveThoseOfStepFunctions_EscapedAndFound()
    {
        await using var lab = await ConsoleLab.StartAsync(_real, withPipeline: true);
        await Assert.ThrowsAnyAsync<Amazon.Runtime.AmazonServiceException>(() => lab.StartExecutionAsync(Hostile));
        await lab.StartExecutionAsync("""{ "source": { "imageId": "ami-03000000000000001" }, "name": "made" }""");

        var (_, page) = await lab.GetAsync(ConsolePaths.Calls);
        var (_, found) = await lab.GetAsync($"{ConsolePaths.Calls}?find=InvalidExecutionInput");

        Assert.Matches("<td>StartExecution</td>\\s+<td class=\"good\">ok</td>\\s+<td>111122223333</td>", page);
        Assert.Matches("<td>StartExecution</td>\\s+<td class=\"bad\">InvalidExecutionInput</td>", found);
        Assert.DoesNotContain("<td class=\"good\">ok</td>", found, StringComparison.Ordinal);
        Assert.DoesNotContain(Hostile, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Links_LeadSomewhere()
    {
        await using var lab = await ConsoleLab.StartAsync(_real);
        await lab.CallAsync($"Action=CopyImage&SourceRegion=us-east-1&SourceImageId={Image}&Name=copy");
        var open = new Queue<string>([ConsolePaths.Root]);
        var seen = new HashSet<string>(open);

        while (open.TryDequeue(out var path))
        {
            var (status, page) = await lab.GetAsync(path);
            Assert.Equal((path, 200), (path, status));
            foreach (var link in Link().Matches(page).Select(match => WebUtility.HtmlDecode(match.Groups[1].Value)).Where(link => !link.StartsWith('#') && seen.Add(link)))
            {
                open.Enqueue(link);
            }
        }

        Assert.Contains(ConsolePaths.Place(ConsoleLab.Account, ConsoleLab.Region), seen);
        Assert.Contains(ConsolePaths.Image(Image), seen);
        Assert.Contains(seen, path => path.StartsWith(ConsolePaths.Lineage, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Place_HasKeysSharingAndGrants()
    {
        await using var lab = await ConsoleLab.StartAsync(_real);
        await lab.CallAsync($"Action=ModifyImageAttribute&ImageId={Image}&LaunchPermission.Add.1.UserId=444455556666");

        var (_, page) = await lab.GetAsync(ConsolePaths.Place(ConsoleLab.Account, ConsoleLab.Region));

        Assert.Matches("<th scope=\"row\" class=\"mono\">snap-0d000000000000001</th>\\s+<td>completed</td>\\s+<td class=\"number\">20 GiB</td>\\s+<td class=\"key k\\d+\">alias/data</td>", page);
        Assert.Contains("<td class=\"lines mono\">444455556666</td>", page, StringComparison.Ordinal);
        Assert.Matches("<td class=\"key k\\d+\">alias/data|<th scope=\"row\" class=\"key k\\d+\">alias/data</th>", page);
        Assert.Contains("Encryption by default is off.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Place_HasPoliciesOfKeysAndRoles()
    {
        const string World = """
            { "regions": [{ "name": "us-east-1" }], "accounts": [{ "id": "111122223333",
              "roles": [{ "name": "builder", "trustPolicy": { "Version": "2012-10-17", "Statement": [{ "Sid": "<b>", "Effect": "Allow", "Principal": { "Service": "lambda.amazonaws.com" }, "Action": "sts:AssumeRole" }] },
                "policies": { "copying": { "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "ec2:CopyImage", "Resource": "*" }] } } }],
              "regions": [{ "name": "us-east-1", "keys": [{ "alias": "alias/shared", "id": "10000000-0000-4000-8000-000000000002", "usableBy": ["444455556666"] }, { "alias": "alias/own", "id": "10000000-0000-4000-8000-000000000003" }] }] }] }
            """;
        await using var lab = await ConsoleLab.StartAsync(_real, World);

        var (_, page) = await lab.GetAsync(ConsolePaths.Place(ConsoleLab.Account, ConsoleLab.Region));

        Assert.Contains("Block public access is unblocked for images and unblocked for snapshots.", page, StringComparison.Ordinal);
        Assert.Contains("<summary>alias/shared</summary>", page, StringComparison.Ordinal);
        Assert.Contains("the default policy, for 444455556666 too", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<summary>alias/own</summary>", page, StringComparison.Ordinal);
        Assert.Contains("<summary>arn:aws:iam::111122223333:role/builder</summary>", page, StringComparison.Ordinal);
        Assert.Contains("aria-label=\"copying of arn:aws:iam::111122223333:role/builder\"", page, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Find_ShowsRowsWithTheText()
    {
        await using var lab = await ConsoleLab.StartAsync(_real);

        var (_, page) = await lab.GetAsync(ConsolePaths.Place(ConsoleLab.Account, ConsoleLab.Region) + "&find=S3-UNENCRYPTED");

        Assert.Contains(Image, page, StringComparison.Ordinal);
        Assert.DoesNotContain("ami-01000000000000001", page, StringComparison.Ordinal);
        Assert.Contains("1 with \"S3-UNENCRYPTED\"".Replace("\"", "&quot;", StringComparison.Ordinal), page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_HaveWhatComesFromElsewhereAsText()
    {
        await using var lab = await ConsoleLab.StartAsync(_real);
        var hostile = Uri.EscapeDataString(Hostile);
        await lab.CallAsync($"Action=CreateTags&ResourceId.1={Image}&ResourceId.2=snap-0d000000000000001&Tag.1.Key={hostile}&Tag.1.Value={hostile}");
        await lab.CallAsync($"Action=CopySnapshot&SourceRegion=us-east-1&SourceSnapshotId=snap-0d000000000000001&Description={hostile}");
        await lab.CallAsync($"Action={hostile}&{hostile}={hostile}");

        foreach (var path in new[] { ConsolePaths.Root, ConsolePaths.Calls, ConsolePaths.Calls + "?find=" + hostile, ConsolePaths.Image(Image), ConsolePaths.Place(ConsoleLab.Account, ConsoleLab.Region) + "&find=" + hostile })
        {
            var (status, page) = await lab.GetAsync(path);

            Assert.Equal(200, status);
            Assert.Contains(WebUtility.HtmlEncode(Hostile), page, StringComparison.Ordinal);
            Assert.DoesNotContain("<script>", page, StringComparison.Ordinal);
            Assert.Equal(1, Regex.Count(page, "<script"));
            Assert.DoesNotContain(" style=", page, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(ConsolePaths.Root + "/nothing")]
    [InlineData(ConsolePaths.PlacePage)]
    [InlineData(ConsolePaths.PlacePage + "?account=111122223333&region=moon-1")]
    [InlineData(ConsolePaths.ImagePage + "?id=ami-0")]
    [InlineData(ConsolePaths.Lineage + "?id=ami-0")]
    [InlineData(ConsolePaths.ExecutionPage + "?arn=arn")]
    public async Task Page_OfWhatIsNotThere_IsNotFound(string path)
    {
        await using var lab = await ConsoleLab.StartAsync(_real);

        var (status, _) = await lab.GetAsync(path);

        Assert.Equal(404, status);
    }

    [Theory]
    [InlineData(500, 500, 600_000)]
    [InlineData(3_000, BoundedTable.MaxRows, 1_200_000)]
    public async Task Place_WithManySnapshots_StaysSmall(int count, int rows, int bytes)
    {
        var snapshots = string.Join(", ", Enumerable.Range(0, count).Select(number => $$"""{ "id": "snap-{{number:x17}}", "sizeGiB": 8, "description": "number {{number}}" }"""));
        await using var lab = await ConsoleLab.StartAsync(_real, $$"""{ "regions": [{ "name": "us-east-1" }], "accounts": [{ "id": "111122223333", "regions": [{ "name": "us-east-1", "snapshots": [{{snapshots}}] }] }] }""");

        var (_, page) = await lab.GetAsync(ConsolePaths.Place(ConsoleLab.Account, ConsoleLab.Region));

        Assert.Equal(rows, Regex.Count(page, "<th scope=\"row\" class=\"mono\">snap-"));
        Assert.InRange(Encoding.UTF8.GetByteCount(page), 1, bytes);
        Assert.Equal(count > rows, page.Contains("The first 1000 of 3000; find the others by their text.", StringComparison.Ordinal));
    }

    /// <summary>What the pipeline has made has many tags: they are folded, and kept open by their ids.</summary>
    [Fact]
    public async Task Place_WithManyTags_FoldsThem()
    {
        const string World = """
            { "regions": [{ "name": "us-east-1" }], "accounts": [{ "id": "111122223333", "regions": [{ "name": "us-east-1", "snapshots": [
              { "id": "snap-0aaaaaaaaaaaaaaa1", "sizeGiB": 8, "tags": { "a": "1", "b": "2", "c": "3", "d": "4" } }, { "id": "snap-0aaaaaaaaaaaaaaa2", "sizeGiB": 8, "tags": { "a": "1", "b": "2" } }] }] }] }
            """;
        await using var lab = await ConsoleLab.StartAsync(_real, World);

        var (_, page) = await lab.GetAsync(ConsolePaths.Place(ConsoleLab.Account, ConsoleLab.Region));

        Assert.Matches("<details id=\"tags-snap-0aaaaaaaaaaaaaaa1\">\\s*<summary>4 tags</summary>\\s*<div class=\"lines mono tags\">a=1\nb=2\nc=3\nd=4</div>", page);
        Assert.Contains("<td class=\"lines mono tags\">a=1\nb=2</td>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Calls_AreBounded()
    {
        await using var lab = await ConsoleLab.StartAsync(_real);
        var value = new string('x', 6_000);
        for (var call = 0; call < 210; call++)
        {
            await lab.CallAsync(call < 200 ? "Action=DescribeRegions" : $"Action=CreateTags&ResourceId.1={Image}&Tag.1.Key=a&Tag.1.Value={value}");
        }

        var (_, page) = await lab.GetAsync(ConsolePaths.Calls);

        Assert.Equal(200, Regex.Count(page, "<details id=\"call-"));
        Assert.Contains("<th scope=\"row\">210</th>", page, StringComparison.Ordinal);
        Assert.Contains("(6000 characters)", page, StringComparison.Ordinal);
        Assert.InRange(page.Length, 1, 300_000);
    }

    [GeneratedRegex("(?:href|src)=\"([^\"]*)\"")]
    private static partial Regex Link();
}
