using Amazon.KeyManagementService;
using Amazon.Runtime.Internal;

namespace AmiPipeline.Functions.Aws;

/// <summary>The SDK's client of KMS, which takes no other answers than those of AWS (<see cref="ForeignAnswerException"/>).</summary>
/// <param name="config">Its configuration.</param>
public sealed class KmsClient(AmazonKeyManagementServiceConfig config) : AmazonKeyManagementServiceClient(config)
{
    /// <inheritdoc/>
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        base.CustomizeRuntimePipeline(pipeline);
        AwsResponseHandler.AddTo(pipeline);
    }
}
