using Amazon.EC2.Model;
using Xunit;

namespace AmiPipeline.Simulator.Tests;

/// <summary>Reports of which accounts use an image.</summary>
public sealed class UsageReportTests : IDisposable
{
    private const string Image = "ami-05000000000000001";

    private readonly Lab _lab = new();

    [Fact]
    public async Task Report_CountsByAccount_OnceItIsAvailable()
    {
        await _lab.Ec2.ModifyImageAttributeAsync(new ModifyImageAttributeRequest { ImageId = "ami-03000000000000001", LaunchPermission = new() { Add = [new LaunchPermission { UserId = Lab.OtherAccount }] } });
        await LifecycleTests.LaunchAsync(_lab, "ami-03000000000000001");
        await _lab.Ec2.CreateLaunchTemplateAsync(new CreateLaunchTemplateRequest { LaunchTemplateName = "web", LaunchTemplateData = new() { ImageId = "ami-03000000000000001" } });
        var id = (await _lab.Ec2.CreateImageUsageReportAsync(Request("ami-03000000000000001", "ec2:Instance", "ec2:LaunchTemplate"))).ReportId;
        Assert.Equal("pending", (await ReportAsync(id)).State);
        Assert.Null(await EntriesAsync(id));

        _lab.Pass(120);

        var report = await ReportAsync(id);
        Assert.Equal(("available", "ami-03000000000000001", TimeSpan.FromDays(30)), (report.State, report.ImageId, report.ExpirationTime - report.CreationTime));
        Assert.Equal(["ec2:Instance", "ec2:LaunchTemplate"], report.ResourceTypes.Select(type => type.ResourceType));
        Assert.Equal(
            [(Lab.Account, "ec2:Instance", 1), (Lab.Account, "ec2:LaunchTemplate", 1)],
            (await EntriesAsync(id))!.Select(entry => (entry.AccountId, entry.ResourceType, (int)entry.UsageCount!.Value)));
        Assert.Equal(["ec2:LaunchTemplate"], await TypesAsync(new Filter("resource-type", ["*Template"])));
        Assert.Equal(2, (await TypesAsync(new Filter("account-id", [Lab.Account]), new Filter("creation-time", ["2026-*"]))).Count);
        Assert.Empty(await TypesAsync(new Filter("account-id", [Lab.OtherAccount])));
        await _lab.Ec2.DeleteImageUsageReportAsync(new DeleteImageUsageReportRequest { ReportId = id });
        Assert.Equal("InvalidImageUsageReportId.NotFound", (await Lab.Fails(ReportAsync(id))).ErrorCode);
    }

    [Fact]
    public async Task Entries_ComeInPages()
    {
        await LifecycleTests.LaunchAsync(_lab, Image);
        await _lab.Ec2.CreateLaunchTemplateAsync(new CreateLaunchTemplateRequest { LaunchTemplateName = "web", LaunchTemplateData = new() { ImageId = Image } });
        await _lab.Ec2.CreateImageUsageReportAsync(Request(Image, "ec2:Instance", "ec2:LaunchTemplate"));
        _lab.Pass(120);

        var first = await _lab.Ec2.DescribeImageUsageReportEntriesAsync(new DescribeImageUsageReportEntriesRequest { MaxResults = 1 });
        var second = await _lab.Ec2.DescribeImageUsageReportEntriesAsync(new DescribeImageUsageReportEntriesRequest { MaxResults = 1, NextToken = first.NextToken });

        Assert.Equal(["ec2:Instance", "ec2:LaunchTemplate"], first.ImageUsageReportEntries.Concat(second.ImageUsageReportEntries).Select(entry => entry.ResourceType));
        Assert.Null(second.NextToken);
    }

    [Fact]
    public async Task Report_IsGoneAfterThirtyDays()
    {
        var id = (await _lab.Ec2.CreateImageUsageReportAsync(Request(Image, "ec2:Instance"))).ReportId;

        _lab.Pass(30 * 24 * 3600);

        Assert.Equal("InvalidImageUsageReportId.NotFound", (await Lab.Fails(ReportAsync(id))).ErrorCode);
    }

    [Theory]
    [InlineData("Action=CreateImageUsageReport&ImageId=ami-05000000000000001", "MissingParameter")]
    [InlineData("Action=CreateImageUsageReport&ImageId=ami-05000000000000001&ResourceType.1.ResourceType=ec2:Volume", "InvalidParameterValue")]
    [InlineData("Action=CreateImageUsageReport&ImageId=ami-0123456789abcdef0&ResourceType.1.ResourceType=ec2:Instance", "InvalidAMIID.NotFound")]
    [InlineData("Action=DescribeImageUsageReportEntries&Filter.1.Name=image-id&Filter.1.Value.1=x", "InvalidParameterValue")]
    [InlineData("Action=DeleteImageUsageReport&ReportId=amiur-0123456789abcdef0", "InvalidImageUsageReportId.NotFound")]
    public void Report_ThatIsWrong_IsRefused(string form, string code) => Assert.Contains($"<Code>{code}</Code>", _lab.Post(form).Body, StringComparison.Ordinal);

    public void Dispose() => _lab.Dispose();

    private async Task<List<string>> TypesAsync(params List<Filter> filters) => [.. (await _lab.Ec2.DescribeImageUsageReportEntriesAsync(
        new DescribeImageUsageReportEntriesRequest { Filters = filters })).ImageUsageReportEntries?.Select(entry => entry.ResourceType) ?? []];

    private static CreateImageUsageReportRequest Request(string image, params IEnumerable<string> types) =>
        new() { ImageId = image, ResourceTypes = [.. types.Select(type => new ImageUsageResourceTypeRequest { ResourceType = type })] };

    private async Task<ImageUsageReport> ReportAsync(string id) =>
        (await _lab.Ec2.DescribeImageUsageReportsAsync(new DescribeImageUsageReportsRequest { ReportIds = [id] })).ImageUsageReports.Single();

    private async Task<List<ImageUsageReportEntry>?> EntriesAsync(string id) =>
        (await _lab.Ec2.DescribeImageUsageReportEntriesAsync(new DescribeImageUsageReportEntriesRequest { ReportIds = [id] })).ImageUsageReportEntries;
}
