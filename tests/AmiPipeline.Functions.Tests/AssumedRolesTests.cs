using Amazon.EC2.Model;
using Amazon.SecurityToken;
using AmiPipeline.Functions.Aws;
using AmiPipeline.Sharing;
using Xunit;

namespace AmiPipeline.Functions.Tests;

public sealed class AssumedRolesTests
{
    private static readonly AllowedRole Role = new("arn:aws:iam::444455556666:role/ami-pipeline/AmiPipelineSource", "an-example");
    private static readonly AwsLocation Home = new("111122223333", "us-east-1");

    private readonly SimulatedFunctions _functions = new();
    private readonly AssumedRoles _roles;

    public AssumedRolesTests() => _roles = _functions.Roles();

    [Fact]
    public async Task Session_ActsInTheRolesAccount()
    {
        var session = await _roles.AssumeAsync(Role, Home, "one");

        var images = await session.Ec2.DescribeImagesAsync(new DescribeImagesRequest { Owners = ["self"] }, TestContext.Current.CancellationToken);
        Assert.Equal(new AwsLocation("444455556666", "us-east-1"), session.Location);
        Assert.All(images.Images, image => Assert.Equal("444455556666", image.OwnerId));
        Assert.NotEmpty(images.Images);
    }

    /// <summary>A session lasts an hour, and is given out for as long as a function that gets it can still end.</summary>
    [Theory]
    [InlineData(0, 1)]
    [InlineData(54, 1)]
    [InlineData(56, 2)]
    public async Task Session_IsKeptUntilShortlyBeforeItsEnd(int minutes, int assumptions)
    {
        await _roles.AssumeAsync(Role, Home, "one");
        _functions.Clock.Advance(TimeSpan.FromMinutes(minutes));
        await _roles.AssumeAsync(Role, Home, "one");

        Assert.Equal(assumptions, Assumptions());
    }

    [Fact]
    public async Task Sessions_OfAnotherRoleRegionOrName_AreOthers()
    {
        await _roles.AssumeAsync(Role, Home, "one");
        await _roles.AssumeAsync(Role, Home, "two");
        await _roles.AssumeAsync(Role, Home with { Region = "eu-west-1" }, "one");
        await Assert.ThrowsAsync<AmazonSecurityTokenServiceException>(() => _roles.AssumeAsync(Role with { ExternalId = "another" }, Home, "one"));

        Assert.Equal(4, Assumptions());
    }

    [Fact]
    public async Task Sessions_ThatAreOver_AreForgotten()
    {
        await _roles.AssumeAsync(Role, Home, "one");
        await _roles.AssumeAsync(Role, Home, "two");
        _functions.Clock.Advance(TimeSpan.FromHours(1));
        await _roles.AssumeAsync(Role, Home, "three");

        Assert.Equal(1, _roles.Kept);
    }

    [Theory]
    [InlineData("run-1")]
    [InlineData("a name: with <odd> letters, and so long that it does not fit into the name of a session")]
    public void SessionName_IsOneThatStsTakes_AndTellsExecutionsApart(string execution)
    {
        var (one, other) = (Named(execution), Named(execution + "!"));

        Assert.Matches(@"^[\w+=,.@-]{2,64}$", one);
        Assert.NotEqual(one, other);
        Assert.StartsWith(execution[..5].Replace(' ', '-').Replace(':', '-'), one, StringComparison.Ordinal);
    }

    private static string Named(string execution) => SessionNames.Create(new ExecutionIdentity($"arn:aws:states:us-east-1:111122223333:execution:AmiPipeline:{execution}", execution, "arn"));

    private int Assumptions() => _functions.Cloud.Calls.All.Count(call => call.Action == "AssumeRole");
}
