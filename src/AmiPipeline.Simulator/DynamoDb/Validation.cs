namespace AmiPipeline.Simulator.DynamoDb;

/// <summary>DynamoDB's word for whatever is wrong in a request.</summary>
internal static class Validation
{
    public static ServiceErrorException Failed(string message) => new("ValidationException", message);
}
