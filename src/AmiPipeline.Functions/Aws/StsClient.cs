using Amazon.Runtime.Internal;
using Amazon.SecurityToken;

namespace AmiPipeline.Functions.Aws;

/// <summary>The SDK's client of STS, which takes no other answers than those of AWS (<see cref="ForeignAnswerException"/>).</summary>
/// <param name="config">Its configuration.</param>
public sealed class StsClient(AmazonSecurityTokenServiceConfig config) : AmazonSecurityTokenServiceClient(config)
{
    /// <inheritdoc/>
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        base.CustomizeRuntimePipeline(pipeline);
        AwsResponseHandler.AddTo(pipeline);
    }
}
