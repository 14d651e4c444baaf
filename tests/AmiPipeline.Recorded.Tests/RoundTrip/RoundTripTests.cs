using Amazon.EC2.Model;
using Amazon.Runtime;
using AmiPipeline.Recorded.Tests.Recordings;
using Xunit;

namespace AmiPipeline.Recorded.Tests.RoundTrip;

/// <summary>The recorded answers, put back on the wire, arrive field by field in the real SDK's objects. So what other tests feed the product with is what AWS said.</summary>
public sealed class RoundTripTests(ITestOutputHelper output)
{
    /// <summary>What no service answers, so that no object of the SDK can hold it: the recordings' authors wrote it, though nothing marks it.</summary>
    private static readonly string[] NotOfTheModel =
    [
        "ec2:ModifyInstanceAttribute of ec2_stop_protection_disabled.InstanceId: ModifyInstanceAttributeResponse has no InstanceId",
        "ec2:ModifyInstanceAttribute of ec2_stop_protection_disabled.DisableApiStop: ModifyInstanceAttributeResponse has no DisableApiStop",
        "ec2:ModifyInstanceAttribute of ec2_stop_protection_enabled.InstanceId: ModifyInstanceAttributeResponse has no InstanceId",
        "ec2:ModifyInstanceAttribute of ec2_stop_protection_enabled.DisableApiStop: ModifyInstanceAttributeResponse has no DisableApiStop",
        "ec2:TerminateInstances of test_ec2_stop_with_protection_enabled_ephemeral.StoppingInstances: TerminateInstancesResponse has no StoppingInstances",
        "kms:ListKeyRotations of test_kms_last_rotation.NextToken: ListKeyRotationsResponse has no NextToken",
    ];

    [Fact]
    public async Task RecordedAnswer_PutBackOnTheWire_ArrivesInTheSdksObjects()
    {
        var comparison = new SdkComparison();
        var (answers, errors) = (0, 0);
        foreach (var answer in RecordedAnswers.All)
        {
            if (answer.IsError)
            {
                await CompareErrorAsync(answer);
                errors++;
            }
            else
            {
                comparison.Compare(answer.ToString(), answer.Data, await AskAsync(answer));
                answers++;
            }
        }

        var lost = comparison.Differences.Except(NotOfTheModel).ToList();
        output.WriteLine($"{answers} answers and {errors} errors went through the SDK: of {comparison.Fields} fields {comparison.Fields - comparison.Differences.Count} arrived, {NotOfTheModel.Length} are not of the API's model.");
        Assert.True(lost.Count == 0, string.Join(Environment.NewLine, lost));
        Assert.Subset(comparison.Differences.ToHashSet(), NotOfTheModel.ToHashSet());
    }

    private static async Task CompareErrorAsync(RecordedAnswer answer)
    {
        var error = await Assert.ThrowsAnyAsync<AmazonServiceException>(() => AskAsync(answer));

        Assert.Equal((answer.ErrorCode, answer.ErrorMessage, answer.Status), (error.ErrorCode, error.Message, (int)error.StatusCode));
    }

    private static async Task<object> AskAsync(RecordedAnswer answer)
    {
        using var handler = new AnsweringHandler(_ => Task.FromResult(WireResponse.Of(answer)));
        var clients = new SdkClients(handler);
        using AmazonServiceClient client = answer.Service switch { "ec2" => clients.Ec2(), "kms" => clients.Kms(), _ => clients.Sts() };

        var type = client.GetType().Assembly.GetTypes().Single(type => type.Name == $"{answer.Operation}Request");
        var request = Activator.CreateInstance(type)!;
        // The SDK presigns a copy for its source's Region.
        (request as CopySnapshotRequest)?.SourceRegion = "us-east-1";
        var call = client.GetType().GetMethod($"{answer.Operation}Async", [type, typeof(CancellationToken)])!;
        var task = (Task)call.Invoke(client, [request, TestContext.Current.CancellationToken])!;
        await task;
        return task.GetType().GetProperty("Result")!.GetValue(task)!;
    }
}
