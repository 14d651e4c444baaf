using Amazon.Runtime;

namespace Amazon.StepFunctions.Model;

/// <summary>Asks for the tags of a state machine or an activity.</summary>
public class ListTagsForResourceRequest : AmazonStepFunctionsRequest
{
    /// <summary>Its ARN, 1 to 256 characters. Required.</summary>
    public string? ResourceArn { get; set; }
}

/// <summary>The tags of a resource.</summary>
public class ListTagsForResourceResponse : AmazonWebServiceResponse
{
    /// <summary>The tags.</summary>
    public List<Tag> Tags { get; set; } = null!;
}

/// <summary>A tag.</summary>
public class Tag
{
    /// <summary>The key.</summary>
    public string Key { get; set; } = null!;

    /// <summary>The value.</summary>
    public string Value { get; set; } = null!;
}
