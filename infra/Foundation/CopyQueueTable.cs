using Amazon.CDK;
using Amazon.CDK.AWS.DynamoDB;
using AmiPipeline.Configuration;
using Constructs;

namespace AmiPipeline.Infra.Foundation;

/// <summary>The table with the queues of snapshot copies: an item for each account and Region that copies are made in.</summary>
internal static class CopyQueueTable
{
    /// <summary>Makes the table. It holds nothing that lasts: it goes with the stack.</summary>
    /// <param name="scope">The stack.</param>
    /// <param name="names">The stack's names.</param>
    public static Table Make(Construct scope, PipelineNames names) => new(scope, "CopyQueue", new TableProps
    {
        TableName = names.CopyQueueTable,
        PartitionKey = new Amazon.CDK.AWS.DynamoDB.Attribute { Name = CopyQueueSettings.TableKey, Type = AttributeType.STRING },
        BillingMode = BillingMode.PAY_PER_REQUEST,
        RemovalPolicy = RemovalPolicy.DESTROY,
    });
}
