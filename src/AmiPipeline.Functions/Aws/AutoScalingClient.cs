using Amazon.AutoScaling;
using Amazon.Runtime.Internal;

namespace AmiPipeline.Functions.Aws;

/// <summary>The SDK's client of Auto Scaling, which takes no other answers than those of AWS (<see cref="ForeignAnswerException"/>).</summary>
/// <param name="config">Its configuration.</param>
public sealed class AutoScalingClient(AmazonAutoScalingConfig config) : AmazonAutoScalingClient(config)
{
    /// <inheritdoc/>
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        base.CustomizeRuntimePipeline(pipeline);
        AwsResponseHandler.AddTo(pipeline);
    }
}
