using Amazon.Runtime.Internal;

namespace AmiPipeline.Functions.Aws;

/// <summary>The SDK's client of EC2, which takes no other answers than those of AWS (<see cref="ForeignAnswerException"/>).</summary>
/// <param name="config">Its configuration.</param>
public sealed class Ec2Client(AmazonEC2Config config) : AmazonEC2Client(config)
{
    /// <inheritdoc/>
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        base.CustomizeRuntimePipeline(pipeline);
        AwsResponseHandler.AddTo(pipeline);
    }
}
