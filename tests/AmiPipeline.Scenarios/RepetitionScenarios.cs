using Xunit;

namespace AmiPipeline.Scenarios;

/// <summary>The same request again returns the committed image, verified anew, and makes nothing.</summary>
public sealed class RepetitionScenarios
{
    [Theory]
    [MemberData(nameof(ExampleRequests.OfEachRoute), MemberType = typeof(ExampleRequests))]
    public async Task SameRequest_Again_ReturnsTheSameImageAndMakesNothing(string example)
    {
        var account = new Account();
        var first = await account.SucceedAsync(Examples.Request(example), "run-1");
        var before = account.View.Dump();
        var callsBefore = account.Engine.Cloud.Calls.Count;

        var second = await account.SucceedAsync(Examples.Request(example), "run-2");

        Assert.Equal(first.Id, second.Id);
        Assert.Equal(before, account.View.Dump());
        Assert.All(account.Engine.Cloud.Calls.All.Skip(callsBefore), call => Assert.True(IsRead(call.Action), call.Action));
    }

    [Fact]
    public async Task SameRequest_InAnotherOrder_IsTheSame()
    {
        var account = new Account();
        var first = await account.SucceedAsync("""
            { "name": "one", "source": { "imageId": "ami-01000000000000001" }, "tags": { "a": "1", "b": "2" },
              "volumes": [ { "deviceName": "/dev/xvda", "kmsKeyId": "alias/root" }, { "deviceName": "/dev/sdf", "kmsKeyId": "alias/data" } ] }
            """, "run-1");

        var second = await account.SucceedAsync("""
            { "source": { "imageId": "ami-01000000000000001" }, "tags": { "b": "2", "a": "1" }, "name": "one",
              "volumes": [ { "kmsKeyId": "alias/data", "deviceName": "/dev/sdf" }, { "deviceName": "/dev/xvda", "kmsKeyId": "alias/root" } ] }
            """, "run-2");

        Assert.Equal(first.Id, second.Id);
    }

    [Fact]
    public async Task NameWithTheExecution_MakesANewImageEachTime()
    {
        var account = new Account();
        const string Request = """{ "source": { "imageId": "ami-03000000000000001" }, "name": "nightly-{execution}", "kmsKeyId": "alias/golden" }""";

        var first = await account.SucceedAsync(Request, "monday");
        var second = await account.SucceedAsync(Request, "tuesday");

        Assert.Equal(("nightly-monday", "nightly-tuesday"), (first.Name, second.Name));
        account.AssertOnlyAdded(first, second);
    }

    [Fact]
    public async Task OtherRequest_UnderTheSameName_IsRefused()
    {
        var account = new Account();
        var first = await account.SucceedAsync("""{ "source": { "imageId": "ami-03000000000000001" }, "name": "golden", "kmsKeyId": "alias/golden" }""", "run-1");

        var report = await account.RunAsync("""{ "source": { "imageId": "ami-03000000000000001" }, "name": "golden", "kmsKeyId": "alias/data" }""", "run-2");

        Assert.Equal("RequestRefusedException", report.Failure!.Error);
        Assert.Contains($"/name: is \"golden\", which {first.Id} has already", report.Failure.Cause, StringComparison.Ordinal);
        account.AssertOnlyAdded(first);
    }

    private static bool IsRead(string action) =>
        action.StartsWith("Describe", StringComparison.Ordinal) || action.StartsWith("Get", StringComparison.Ordinal) || action.StartsWith("List", StringComparison.Ordinal);
}
