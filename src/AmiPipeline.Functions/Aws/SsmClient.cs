using Amazon.Runtime.Internal;
using Amazon.SimpleSystemsManagement;

namespace AmiPipeline.Functions.Aws;

/// <summary>The SDK's client of Systems Manager, which takes no other answers than those of AWS (<see cref="ForeignAnswerException"/>).</summary>
/// <param name="config">Its configuration.</param>
public sealed class SsmClient(AmazonSimpleSystemsManagementConfig config) : AmazonSimpleSystemsManagementClient(config)
{
    /// <inheritdoc/>
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        base.CustomizeRuntimePipeline(pipeline);
        AwsResponseHandler.AddTo(pipeline);
    }
}
